"""Bargains in words: offers, words given, votes, and the price of a government."""

from __future__ import annotations

from typing import assert_never

from bloc_game.engine.bargaining import Change
from bloc_game.engine.events import Chosen, Counted, Decided, OfferAnswered, PledgeEnded
from bloc_game.engine.game import Decision, Draft, Row, Terms
from bloc_game.engine.state import Offer, Pledge
from bloc_game.session.catalogue import listed, sentence
from bloc_game.session.wording_names import Names

# --- offers ---------------------------------------------------------------------------------------


def offer(names: Names, made: Offer) -> str:
    """What is asked of whom, and what is given for it."""
    row = names.game.rows[made.row]
    tr = names.tr
    maker = sentence(names.actor_said(names.game.seats[made.seat].id))
    target = names.actor_said(names.game.seats[made.target].id)
    asks = terms(names, row, row.move.asks)
    if not term_list(names, row, row.move.gives):
        return tr(
            "{maker} asks {target} for {asks}, and offers nothing in return.",
            maker=maker,
            target=target,
            asks=asks,
        )
    return tr(
        "{maker} asks {target} for {asks}, and gives {gives} in return.",
        maker=maker,
        target=target,
        asks=asks,
        gives=terms(names, row, row.move.gives),
    )


def terms(names: Names, row: Row, side: Terms) -> str:
    """One side of a bargain, in one breath."""
    return listed(names.tr, term_list(names, row, side)) or names.tr("nothing")


def term_list(names: Names, row: Row, side: Terms) -> tuple[str, ...]:
    """One side of a bargain, thing by thing."""
    tr = names.tr
    draft = names.game.drafts[row.draft] if row.draft is not None else None
    title = names.draft(draft.id) if draft is not None else ""
    parts: list[str] = []
    if side.vote == "for":
        parts.append(tr("its word to vote for “{draft}”", draft=title))
    elif side.vote == "against":
        parts.append(tr("its word to vote against “{draft}”", draft=title))
    if side.sway:
        parts.append(
            tr.many(
                "{n} point of support for “{draft}”",
                "{n} points of support for “{draft}”",
                side.sway,
                draft=title,
            )
        )
    if side.clause and draft is not None and row.clause is not None and row.level is not None:
        stands = names.stands_at(draft, row.clause, row.level)
        parts.append(tr("the clause “{clause}” in “{draft}”", clause=stands, draft=title))
    if side.capital:
        parts.append(tr.many("{n} point of its capital", "{n} points of its capital", side.capital))
    return tuple(parts)


def answer(names: Names, told: OfferAnswered) -> str:
    """What became of an offer."""
    tr, by = names.tr, sentence(names.actor_said(told.by))
    draft = names.game.rows[told.offer.row].draft
    # whoever is not the target (the maker, or the sponsor of the text) answers the target's price
    other = told.offer.seat if _is_target(names, told) else told.offer.target
    to = names.actor_said(names.game.seats[other].id)
    price = ""
    if told.terms and draft is not None:
        price = clauses(names, names.game.drafts[draft].id, told.terms)
    match told.reply:
        case "accept" if price:
            return tr("{by} accepts the price of {to}: {price}.", by=by, to=to, price=price)
        case "refuse" if price:
            return tr("{by} refuses the price of {to}: {price}.", by=by, to=to, price=price)
        case "counter":
            return tr("{by} names its price to {to}: {price}.", by=by, to=to, price=price)
        case "accept":
            return tr("{by} accepts the offer of {to}.", by=by, to=to)
        case _:
            return tr("{by} refuses the offer of {to}.", by=by, to=to)


def _is_target(names: Names, told: OfferAnswered) -> bool:
    return names.game.seats[told.offer.target].id == told.by


def clauses(names: Names, draft: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Clauses as they would read, in one line."""
    return "; ".join(names.stands(draft, clause, level) for clause, level in pairs)


# --- words given ----------------------------------------------------------------------------------


def pledge(names: Names, given: Pledge) -> str:
    """A word that an actor has given, as it stands."""
    tr, by = names.tr, sentence(names.actor_said(given.by))
    until = tr("until turn {turn}", turn=given.until)
    if given.until >= len(names.game.turns):
        until = tr("to the end")
    what = _promise(names, given)
    if given.to:
        to = names.actor_said(given.to)
        return tr(
            "{by} has given its word to {to}: {what} ({until}).",
            by=by,
            to=to,
            what=what,
            until=until,
        )
    return tr("{by} has given its word in public: {what} ({until}).", by=by, what=what, until=until)


def _promise(names: Names, given: Pledge) -> str:
    tr = names.tr
    if given.subject not in names.game.draft_of:
        return names.option(given.subject, given.way)
    draft = names.draft(given.subject)
    if given.way == "for":
        return tr("to vote for “{draft}”", draft=draft)
    return tr("to vote against “{draft}”", draft=draft)


def pledge_ended(names: Names, told: PledgeEnded) -> str:
    """What became of a word."""
    tr, who = names.tr, names.actor_said(told.pledge.by)
    by = sentence(who)
    what = _promise(names, told.pledge)
    match told.how:
        case "kept":
            return tr("{by} keeps its word: {what}.", by=by, what=what)
        case "broken":
            return tr("{by} breaks its word: {what}.", by=by, what=what)
        case "ran_out" if told.cause.rule.startswith("moves."):  # another took its place
            return tr("{by} gives another word in place of this one: {what}.", by=by, what=what)
        case "ran_out":
            return tr("The word of {by} has run out: {what}.", by=who, what=what)
        case _:
            assert_never(told.how)


# --- votes ----------------------------------------------------------------------------------------


def choice(names: Names, told: Chosen, others: tuple[str, ...] = ()) -> str:
    """What one decider sealed; `others` are those who sealed the same."""
    if others:
        return _choices(names, told, (told.actor, *others))
    tr, actor = names.tr, sentence(names.actor_said(told.actor))
    if not names.game.decision_of[told.decision].is_ballot:
        option = names.option(told.decision, told.option)
        return tr("{actor} answers: “{option}”.", actor=actor, option=option)
    match told.option:
        case "for":
            return tr("{actor} votes for.", actor=actor)
        case "against":
            return tr("{actor} votes against.", actor=actor)
        case _:
            return tr("{actor} abstains.", actor=actor)


def _choices(names: Names, told: Chosen, ids: tuple[str, ...]) -> str:
    tr = names.tr
    actors = sentence(listed(tr, tuple(names.actor_said(one) for one in ids)))
    if not names.game.decision_of[told.decision].is_ballot:
        option = names.option(told.decision, told.option)
        return tr("{actors} answer: “{option}”.", actors=actors, option=option)
    match told.option:
        case "for":
            return tr("{actors} vote for.", actors=actors)
        case "against":
            return tr("{actors} vote against.", actors=actors)
        case _:
            return tr("{actors} abstain.", actors=actors)


def vote(names: Names, decision: Decision, way: str) -> str:
    """A vote as it is put on a button."""
    tr = names.tr
    match way, decision.rejects:
        case "for", True:
            return tr("Vote for the motion to reject it")
        case "against", True:
            return tr("Vote against the motion to reject it")
        case "for", _:
            return tr("Vote for it")
        case "against", _:
            return tr("Vote against it")
        case _:
            return tr("Abstain")


def counted(names: Names, told: Counted) -> str:
    """A chamber's count."""
    decision = names.game.decision_of[told.decision]
    draft, body = "", ""
    if decision.draft is not None:
        draft = names.draft(names.game.drafts[decision.draft].id)
    if decision.body is not None:
        body = names.body(names.game.bodies[decision.body].id)
    groups = ", ".join(f"{names.actor(g)} {ayes}–{noes}" for g, ayes, noes in told.by_group)
    if decision.rejects:
        return names.tr(
            "{body}: {ayes} for the motion to reject “{draft}”, {noes} against it ({groups}).",
            body=body,
            ayes=told.ayes,
            noes=told.noes,
            draft=draft,
            groups=groups,
        )
    return names.tr(
        "{body}: {ayes} for “{draft}”, {noes} against ({groups}).",
        body=body,
        ayes=told.ayes,
        noes=told.noes,
        draft=draft,
        groups=groups,
    )


def motion(names: Names, decision: Decision) -> str:
    """What is voted on; nothing where options are chosen among."""
    if decision.draft is None:
        return ""
    draft = names.draft(names.game.drafts[decision.draft].id)
    if decision.rejects:
        return names.tr("Motion to reject “{draft}”", draft=draft)
    return names.tr("Motion to adopt “{draft}”", draft=draft)


def stamp(names: Names, told: Decided) -> str:
    """The outcome in the word that is stamped on it."""
    tr = names.tr
    decision = names.game.decision_of[told.decision]
    match told.option:
        case _ if decision.draft is None:
            return tr("No agreement") if told.fell_back else tr("Agreed")
        case "adopted":
            return tr("Carried") if decision.rejects else tr("Adopted")
        case _:
            return tr("Lost") if decision.rejects else tr("Rejected")


def decided(names: Names, told: Decided) -> str:
    """What came of a decision."""
    tr = names.tr
    decision = names.game.decision_of[told.decision]
    if decision.draft is None:
        option = names.option(told.decision, told.option)
        if told.fell_back:
            return tr("They cannot agree; it comes to this: “{option}”.", option=option)
        return tr("It is decided: “{option}”.", option=option)
    draft = names.draft(names.game.drafts[decision.draft].id)
    passed = told.option == "adopted"
    if decision.rejects and passed:
        return tr("The motion is carried: “{draft}” is dead.", draft=draft)
    if decision.rejects:
        return tr("The motion to reject “{draft}” has failed.", draft=draft)
    if passed:
        return tr("“{draft}” is adopted.", draft=draft)
    return tr("“{draft}” is not adopted.", draft=draft)


# --- prices ---------------------------------------------------------------------------------------


def change(names: Names, draft: Draft, changed: Change) -> str:
    """A text's changed clauses, in one line."""
    return "; ".join(names.stands_at(draft, clause, level) for clause, level in changed)


def would_accept(names: Names, actor: str, terms_shown: str, *, sure: bool) -> str:
    """The terms on which a government would accept, or might."""
    who = sentence(actor)
    if sure:
        return names.tr("{actor} would accept if it read: {terms}.", actor=who, terms=terms_shown)
    return names.tr("{actor} might accept if it read: {terms}.", actor=who, terms=terms_shown)


def no_terms(names: Names, actor: str, missing: int, best: str, *, sure: bool) -> str:
    """That no text suffices, and what is still missing with the best one."""
    who = sentence(actor)
    if not sure:
        return names.tr(
            "{actor}: perhaps no terms suffice; up to {missing} short.", actor=who, missing=missing
        )
    if best:
        return names.tr(
            "{actor}: no terms suffice; {missing} short even if it read: {best}.",
            actor=who,
            missing=missing,
            best=best,
        )
    return names.tr("{actor}: no terms suffice; {missing} short.", actor=who, missing=missing)
