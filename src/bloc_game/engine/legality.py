"""What may be done, and why not: the one source of legality.

`blockers` says why an action is barred; `legal_actions` keeps what has none; `apply` refuses the
rest with the same reasons, and a greyed-out button shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from bloc_game.engine.actions import (
    CHANCE,
    Action,
    Answer,
    Choose,
    Fall,
    Hold,
    Lapse,
    Order,
    SeatAction,
)
from bloc_game.engine.compiled import function_of
from bloc_game.engine.game import Decision, Draft, Game, Option, Row, Turn
from bloc_game.engine.open_rows import Menu, same_matter, text_grounds
from bloc_game.engine.state import (
    HOLD,
    Answering,
    Countering,
    Deciding,
    Moving,
    Offer,
    State,
)
from bloc_game.engine.whose_turn import chance_node, may_act

Reason = Literal[
    "game_over",
    "not_your_turn",
    "unknown_action",
    "not_this_turn",
    "sealed_already",
    "draft_closed",
    "text_fixed",
    "clause_taken",
    "level_stands",
    "short_of_capital",
    "condition",
    "no_abstention",
    "no_price",
]


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason why an action is barred; `needs` and `has` where it is a matter of amount."""

    reason: Reason
    about: str = ""
    needs: int = 0
    has: int = 0


UNKNOWN = (Blocker("unknown_action"),)


class IllegalAction(Exception):
    """An action that the rules bar, with the reasons."""

    def __init__(self, action: Action, reasons: tuple[Blocker, ...]) -> None:
        self.action = action
        self.reasons = reasons
        super().__init__(f"{action}: {', '.join(r.reason for r in reasons)}")


# --- moves --------------------------------------------------------------------------------------


def is_open(draft: Draft, cells: Sequence[int]) -> bool:
    """Whether a draft lies on the table and is not yet in effect."""
    return bool(cells[draft.on_table]) and not cells[draft.effective]


def is_fixed(draft: Draft, cells: Sequence[int]) -> bool:
    """Whether its text can no longer be changed: its body has adopted it."""
    return draft.body is not None and bool(cells[draft.adopted[draft.body]])


def purse(game: Game, state: State, cells: Sequence[int], seat: int) -> int:
    """What a seat can still spend this turn: its purse less what it has sealed.

    One in debt can spend nothing, which is still enough for what costs nothing.
    """
    place = game.seats[seat].purse
    if place is None:
        return 0
    has = cells[place]
    sealed = state.sealed[seat]
    if sealed and isinstance(state.agenda[-1], Moving):
        has -= sum(game.rows[n].cost.run(cells) for n in sealed if n != HOLD)
    return max(has, 0)


def row_blockers(game: Game, state: State, cells: Sequence[int], row: Row) -> tuple[Blocker, ...]:
    """Why a move cannot be sealed now, its seat being free to seal one."""
    found: list[Blocker] = []
    if row.index not in game.turn(state.public).rows[row.seat]:
        found.append(Blocker("not_this_turn"))
    sealed = state.sealed[row.seat]
    if row.index in sealed:
        found.append(Blocker("sealed_already"))
    found += _text_blockers(game, row, sealed, cells)
    cost = row.cost.run(cells)
    has = purse(game, state, cells, row.seat)
    if cost > has:
        found.append(Blocker("short_of_capital", needs=cost, has=has))
    if not row.when.run(cells):
        found.append(Blocker("condition", row.move.id))
    return tuple(found)


def _text_blockers(
    game: Game, row: Row, sealed: Sequence[int], cells: Sequence[int]
) -> Iterator[Blocker]:
    for ground in text_grounds(game, row):
        if not function_of(ground.holds, game.bargain)(cells):
            yield Blocker(ground.reason, ground.about)
            if ground.reason != "level_stands":
                return  # of a text that cannot be changed there is no more to say
    others = (game.rows[n] for n in sealed if n not in (HOLD, row.index))
    if row.draft is not None and any(same_matter(row, other) for other in others):
        assert row.clause is not None
        yield Blocker("clause_taken", game.drafts[row.draft].clauses[row.clause].id)


def _menu(game: Game, turn: Turn, seat: int) -> Menu:
    """A seat's rows on a turn; turns that offer it the same rows share one menu."""
    key = turn.number, seat
    menu = game.menus.get(key)
    if menu is None:
        rows = turn.rows[seat]
        menu = game.menus.get(rows) or Menu(game, rows)
        game.menus[key] = game.menus[rows] = menu
    return menu


# --- offers -------------------------------------------------------------------------------------


def counter_terms(game: Game, cells: Sequence[int], offer: Offer) -> tuple[tuple[int, int], ...]:
    """The price a target can name in answer: (place of the level, level) for each clause.

    Empty where it has none to name: it accepts already, no terms suffice, or the one who offers
    has no hand in the text. Whether the sponsor would stand for it may be secret, and shows only
    when the price is to be paid.
    """
    row = game.rows[offer.row]
    if row.move.asks.vote != "for" or row.draft is None:
        return ()
    draft = game.drafts[row.draft]
    target = game.seats[offer.target].actor
    if is_fixed(draft, cells) or target not in draft.voices or row.actor not in draft.voices:
        return ()
    if row.actor != draft.sponsor and row.actor not in draft.amenders:
        return ()
    seen = _without_secrets(game, cells, row.actor, draft.index)
    price = game.bargain.price_for(seen, (target,), draft.index, row.actor)
    if not price.terms:
        return ()
    return tuple((draft.clauses[clause].place, level) for clause, level in price.terms[0])


def _without_secrets(game: Game, cells: Sequence[int], actor: int, draft: int) -> list[int]:
    """The cells with no strength in an actor's secrets: what it is known to want of a draft."""
    seen = list(cells)
    for secret in game.secrets:
        if (secret.actor, secret.draft) == (actor, draft):
            seen[secret.place] = 0
    return seen


def may_grant(
    game: Game, cells: Sequence[int], draft: Draft, actor: int, terms: tuple[tuple[int, int], ...]
) -> bool:
    """Whether an actor can change a text so: the sponsor can; an amender, where the sponsor
    supports the draft no less with the change."""
    if actor == draft.sponsor:
        return True
    if actor not in draft.amenders or draft.sponsor not in draft.voices:
        return False
    support = game.bargain.support(draft.sponsor, draft.index)
    trial = list(cells)
    for place, level in terms:
        trial[place] = level
    return support(trial) >= support(cells)


# --- decisions ----------------------------------------------------------------------------------


def defiance(game: Game, cells: Sequence[int], decision: Decision, actor: int, vote: str) -> int:
    """What a vote against the actor's own support costs: so much for each 10 points, or part."""
    if decision.draft is None or vote == "abstain":
        return 0
    if actor not in game.drafts[decision.draft].voices:
        return 0
    margin = game.bargain.margin(cells, actor, decision.draft)
    backs = (vote == "for") is not decision.rejects
    against = -margin if backs else margin
    return -(-against // 10) * decision.defiance if against > 0 else 0


def choice_cost(
    game: Game, cells: Sequence[int], decision: Decision, actor: int, choice: str
) -> int:
    """What sealing an option, or a vote, takes from the purse."""
    if decision.is_ballot:
        return defiance(game, cells, decision, actor, choice)
    return max(option_of(decision, choice).cost[actor].run(cells), 0)


def option_of(decision: Decision, option: str) -> Option:
    """An option by its id."""
    return decision.options[decision.answers[option]]


def choice_blockers(
    game: Game, state: State, cells: Sequence[int], decision: Decision, seat: int, choice: str
) -> tuple[Blocker, ...]:
    """Why an option cannot be sealed now, the seat being a decider that has not sealed."""
    actor = game.seats[seat].actor
    if choice not in decision.answers:
        return (Blocker("unknown_action", choice),)
    found: list[Blocker] = []
    if decision.is_ballot:
        body = game.bodies[decision.body] if decision.body is not None else None
        if choice == "abstain" and (body is None or not body.abstention):
            found.append(Blocker("no_abstention", decision.id))
    elif not option_of(decision, choice).when[actor].run(cells):
        found.append(Blocker("condition", choice))
    cost = choice_cost(game, cells, decision, actor, choice)
    has = purse(game, state, cells, seat)
    if cost > has:
        found.append(Blocker("short_of_capital", needs=cost, has=has))
    return tuple(found)


def _open_choices(
    game: Game, state: State, cells: Sequence[int], decision: Decision, seat: int
) -> tuple[Choose, ...]:
    """As `choice_blockers` says, for all of a decider's answers at once."""
    choices = decision.actions[seat]
    if decision.is_ballot:
        return tuple(
            choice
            for choice in choices
            if not choice_blockers(game, state, cells, decision, seat, choice.option)
        )
    actor = game.seats[seat].actor
    has = purse(game, state, cells, seat)
    return tuple(
        [
            choice
            for choice, option in zip(choices, decision.options, strict=True)
            if option.when[actor].run(cells) and option.cost[actor].run(cells) <= has
        ]
    )


# --- the three questions ------------------------------------------------------------------------


def blockers(game: Game, state: State, action: Action) -> tuple[Blocker, ...]:
    """Why an action is barred; empty where it is legal."""
    if not state.agenda:
        return (Blocker("game_over"),)
    if isinstance(action, Fall):
        node = chance_node(game, state)
        legal = node is not None and any(
            action == fall and weight
            for fall, weight in zip(node.actions, node.weights, strict=True)
        )
        return () if legal else (Blocker("unknown_action", action.rule),)
    seat = game.seat_of.get(action.seat)
    if seat is None:
        return (Blocker("unknown_action", action.seat),)
    if not may_act(game, state, seat):
        return (Blocker("not_your_turn", action.seat),)
    return _seat_blockers(game, state, action, seat)


def _seat_blockers(game: Game, state: State, action: SeatAction, seat: int) -> tuple[Blocker, ...]:
    item, wrong = state.agenda[-1], UNKNOWN
    match action:
        case Order():
            row = game.row_of.get(action)
            if row is None or not isinstance(item, Moving):
                return wrong
            return row_blockers(game, state, state.row(), row)
        case Choose(_, decision, option):
            if not isinstance(item, Deciding) or game.decisions[item.decision].id != decision:
                return wrong
            return choice_blockers(
                game, state, state.row(), game.decisions[item.decision], seat, option
            )
        case Hold():
            return () if isinstance(item, Moving) else wrong
        case Lapse():
            return ()
        case Answer(_, reply):
            match item:
                case Answering(offers):
                    if reply != "counter" or counter_terms(game, state.row(), offers[0]):
                        return ()
                    return (Blocker("no_price"),)
                case Countering():
                    return () if reply != "counter" else (Blocker("no_price"),)
                case _:
                    return wrong
        case _:
            assert_never(action)


def legal_actions(game: Game, state: State, player: str) -> tuple[Action, ...]:
    """All a player may do now, in declared order; nothing where it is not its turn."""
    if player == CHANCE:
        node = chance_node(game, state)
        if node is None:
            return ()
        pairs = zip(node.actions, node.weights, strict=True)
        return tuple(fall for fall, weight in pairs if weight)
    seat = game.seat_of[player]
    if not may_act(game, state, seat):
        return ()
    cells = state.row()
    item = state.agenda[-1]
    match item:
        case Moving():
            menu, has = _menu(game, game.turn(cells), seat), purse(game, state, cells, seat)
            return (*menu.open_orders(cells, has, state.sealed[seat]), game.holds[seat])
        case Answering(offers):
            replies = [Answer(player, "accept"), Answer(player, "refuse")]
            if counter_terms(game, cells, offers[0]):
                replies.append(Answer(player, "counter"))
            return tuple(replies)
        case Countering():
            return (Answer(player, "accept"), Answer(player, "refuse"))
        case Deciding(number):
            return _open_choices(game, state, cells, game.decisions[number], seat)
        case _:
            return ()
