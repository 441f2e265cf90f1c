"""Decisions and offers before a seat: the case for each answer, its price, and why it is barred."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.actions import Action, Answer, Choose
from bloc_game.engine.game import VOTES, Decision, Row
from bloc_game.engine.legality import Blocker, choice_blockers, choice_cost, is_open, option_of
from bloc_game.engine.state import Offer
from bloc_game.engine.whose_turn import deciders
from bloc_game.scenario.models import DecisionModel, OptionModel
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.views import (
    BargainView,
    DecisionView,
    OfferView,
    OptionView,
    ReplyView,
    StakeView,
    StanceView,
)
from bloc_game.session.views_drafts import stance
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_bodies import rule_of, rule_of_choice
from bloc_game.session.wording_effects import Foreseen
from bloc_game.session.wording_reasons import reason

# --- decisions ------------------------------------------------------------------------------------


def decision_view(moment: Moment) -> DecisionView | None:
    """The decision that is before its deciders, whoever they are."""
    if not moment.observation.phase.decision:
        return None
    decision = moment.game.decision_of[moment.observation.phase.decision]
    names, game = moment.names, moment.game
    path = names.decision_paths[decision.id]
    model = _decision_model(moment, decision.id)
    sealed = moment.observation.sealed
    mine = game.seat_of[moment.seat.id] in deciders(game, decision, moment.cells)
    return DecisionView(
        id=decision.id,
        question=names.question(decision.id),
        text=names.say(f"{path}.text"),
        by=_by(moment, decision),
        by_said=_by_said(moment, decision),
        rule=_rule(moment, decision),
        draft=game.drafts[decision.draft].id if decision.draft is not None else "",
        options=tuple(_options(moment, decision, model)) if mine else (),
        sealed=_choice_text(moment, decision, sealed[0]) if mine and sealed else "",
        if_silent=names.option(decision.id, model.otherwise) if model.otherwise else "",
        support=_support(moment, decision),
        deciders=tuple(
            names.actor(game.seats[one].id) for one in deciders(game, decision, moment.cells)
        ),
    )


def _support(moment: Moment, decision: Decision) -> StanceView | None:
    """What the seat itself makes of the text that is voted on, where it has a say in it."""
    if decision.draft is None:
        return None
    draft = moment.game.drafts[decision.draft]
    if moment.seat.actor not in draft.voices:
        return None
    return stance(moment, draft, moment.seat.actor)


def _by(moment: Moment, decision: Decision) -> str:
    if decision.actor is not None:
        return moment.names.number(decision.actor)
    assert decision.body is not None
    return moment.names.body(moment.game.bodies[decision.body].id)


def _by_said(moment: Moment, decision: Decision) -> str:
    if decision.actor is not None:
        return moment.names.number_said(decision.actor)
    assert decision.body is not None
    return moment.names.body_said(moment.game.bodies[decision.body].id)


def _rule(moment: Moment, decision: Decision) -> str:
    """How the body decides: a text is voted on, among options the same must be chosen."""
    if decision.body is None:
        return ""
    body = moment.game.bodies[decision.body]
    return (rule_of if decision.is_ballot else rule_of_choice)(moment.names, body)


def _decision_model(moment: Moment, id: str) -> DecisionModel:
    turns = moment.voice.scenario.model.turns
    return next(one for turn in turns for one in turn.decisions if one.id == id)


def _choice_text(moment: Moment, decision: Decision, entry: int) -> str:
    if decision.is_ballot:
        return bargains.vote(moment.names, decision, VOTES[entry])
    return moment.names.option(decision.id, decision.options[entry].id)


def _options(moment: Moment, decision: Decision, model: DecisionModel) -> Iterator[OptionView]:
    for action in decision.actions[moment.game.seat_of[moment.seat.id]]:
        yield _option(moment, decision, model, action)


def _option(moment: Moment, decision: Decision, model: DecisionModel, action: Choose) -> OptionView:
    game, names = moment.game, moment.names
    seat = game.seat_of[moment.seat.id]
    path = f"{names.decision_paths[decision.id]}.options.{action.option}"
    blockers = choice_blockers(game, moment.state, moment.cells, decision, seat, action.option)
    cost = choice_cost(game, moment.cells, decision, moment.seat.actor, action.option)
    option = model.options.get(action.option)
    if option is None:
        title = bargains.vote(names, decision, action.option)
        preview: tuple[Foreseen, ...] = ()
        goals = None
    else:
        title = names.option(decision.id, action.option)
        effects = option_of(decision, action.option).effects
        preview = () if option.surprise else moment.preview.of(effects)
        goals = None if option.surprise else moment.preview.goals(moment.seat, effects)
    return OptionView(
        action=action,
        title=title,
        text=names.say(f"{path}.text") or _vote_note(moment, decision, cost),
        in_favour=names.say(f"{path}.for"),
        against=names.say(f"{path}.against"),
        preview=preview,
        surprise=option is not None and option.surprise,
        cost=cost,
        basis=_basis(moment, model, option),
        sources=tuple((option.sources if option is not None else model.sources) or ()),
        barred=tuple(reason(names, action, one) for one in blockers),
        goals=goals,
    )


def _vote_note(moment: Moment, decision: Decision, cost: int) -> str:
    """That a vote goes against the seat's own interest, and is paid for."""
    if decision.is_ballot and cost:
        return moment.tr("This goes against your own interest, and costs you {cost}.", cost=cost)
    return ""


def _basis(moment: Moment, model: DecisionModel, option: OptionModel | None) -> str:
    """Where the numbers come from, by the nearest word on it."""
    own = option.basis if option is not None else None
    return own or model.basis or moment.voice.scenario.model.basis or ""


def stakes(moment: Moment) -> Iterator[StakeView]:
    """The decisions that are still to come on this turn, as far as the seat can tell."""
    game, names = moment.game, moment.names
    for number in moment.turn.decisions:
        decision = game.decisions[number]
        status = moment.cells[decision.question]
        expected = status == 1 or (status == 0 and not decision.waits)
        if not expected or (not decision.waits and decision.turn != moment.turn.number):
            continue
        if decision.draft is not None and not is_open(game.drafts[decision.draft], moment.cells):
            continue
        if moment.preview.value(decision.when.tree, moment.cells) == 0:
            continue
        mine = game.seat_of[moment.seat.id] in deciders(game, decision, moment.cells)
        yield StakeView(decision.id, names.question(decision.id), _by(moment, decision), mine)


# --- offers ---------------------------------------------------------------------------------------


def offer_view(moment: Moment) -> OfferView | None:
    """The offer before the seat, or the price named in answer to its own."""
    phase = moment.observation.phase
    if phase.offer is None:
        return None
    tr, names, game = moment.tr, moment.names, moment.game
    row, named = game.rows[phase.offer.row], bool(phase.terms)
    terms = _price_terms(moment, row)
    price = "; ".join(terms)
    replies = tuple(_replies(moment, countered=named, price=price))
    if named:
        who = names.actor_said(game.seats[phase.offer.target].id)
        price = tr("The price that {actor} names: {price}.", actor=who, price=price)
    elif price:
        price = tr("The price you could name: {price}.", price=price)
    other = phase.offer.target if named else phase.offer.seat
    return OfferView(
        text=bargains.offer(names, phase.offer),
        price=price,
        replies=replies if phase.to_act else (),
        other=names.actor_said(game.seats[other].id),
        bargain=_sides(moment, phase.offer),
        terms=terms,
        named=named,
    )


def _sides(moment: Moment, made: Offer) -> BargainView:
    """What the seat gives and gets; nothing where it only sponsors the text that is to change."""
    names, row, own = moment.names, moment.game.rows[made.row], moment.game.seat_of[moment.seat.id]
    asks, gives = (bargains.term_list(names, row, one) for one in (row.move.asks, row.move.gives))
    if own == made.target:
        return BargainView(asks, gives)
    return BargainView(gives, asks) if own == made.seat else BargainView((), ())


def _price_terms(moment: Moment, row: Row) -> tuple[str, ...]:
    """The clauses of the price that was named, or that could be."""
    if row.draft is None:
        return ()
    draft, slots = moment.game.drafts[row.draft], moment.game.layout.slots
    numbers = {clause.place: number for number, clause in enumerate(draft.clauses)}
    pairs = moment.observation.phase.terms or moment.seen.price
    changed = ((numbers[slots[place].index], level) for place, level in pairs)
    return tuple(moment.names.stands_at(draft, clause, level) for clause, level in changed)


def _replies(moment: Moment, *, countered: bool, price: str) -> Iterator[ReplyView]:
    tr, seat = moment.tr, moment.seat.id
    accept, refuse = Answer(seat, "accept"), Answer(seat, "refuse")
    yield ReplyView(accept, tr("Pay the price") if countered else tr("Accept"), ())
    yield ReplyView(refuse, tr("Refuse"), ())
    if countered:
        return
    counter: Action = Answer(seat, "counter")
    barred = () if counter in moment.seen.legal else (Blocker("no_price"),)
    title = tr("Name your price: {price}", price=price) if price else tr("Name your price")
    sentences = tuple(reason(moment.names, counter, one) for one in barred)
    yield ReplyView(Answer(seat, "counter"), title, sentences)
