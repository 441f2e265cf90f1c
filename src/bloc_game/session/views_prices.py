"""What those who refuse a text would need: governments and bodies, in a sentence and in a word."""

from __future__ import annotations

from bloc_game.engine.bargaining import Change
from bloc_game.engine.bodies import members
from bloc_game.engine.game import Draft
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.views import DraftView, PriceView
from bloc_game.session.views_moment import Moment
from bloc_game.session.views_reckoning import Asked
from bloc_game.session.wording_names import Names

_SHOWN = 2  # clauses of a price in short; the sentence names them all


def prices(moment: Moment, draft: Draft, shown: DraftView) -> tuple[PriceView, ...]:
    """What everybody who does not accept would need, and what the bodies would.

    Dear the first time for a long text: ask for it when it is to be read.
    """
    reckoner, names, game = moment.voice.reckoner, moment.names, moment.game
    found: list[PriceView] = []
    for one in shown.stances:
        if one.stand != "accepts":
            number = game.actor_number[one.actor]
            asked = reckoner.price(moment.observation, number, draft)
            found.append(_price_view(moment, draft, one.actor, asked))
    for number, place in draft.adopted.items():
        body = game.bodies[number]
        present = members(body, moment.cells)
        if moment.cells[place] or body.groups or not set(present) & set(draft.voices):
            continue
        asked = reckoner.body_price(moment.observation, body, draft)
        if asked.price.clauses or not asked.sure:
            found.append(_price_view(moment, draft, body.id, asked, names.body_said(body.id)))
    return tuple(found)


def _price_view(
    moment: Moment, draft: Draft, actor: str, asked: Asked, name: str = ""
) -> PriceView:
    names, price = moment.names, asked.price
    who = name or names.actor_said(actor)
    if not price.terms:
        best = bargains.change(names, draft, price.best)
        text = bargains.no_terms(names, who, price.missing, best, sure=asked.sure)
    elif not price.terms[0]:
        text = moment.tr("{actor} would accept it as it stands.", actor=who)
    else:
        shown = tuple(bargains.change(names, draft, one) for one in price.terms)
        either = moment.tr(" — or: ").join(shown)
        text = bargains.would_accept(names, who, either, sure=asked.sure)
    return PriceView(actor, text, price.clauses, asked.sure, _short(names, draft, asked))


def _short(names: Names, draft: Draft, asked: Asked) -> str:
    """The price in a few words: the clauses by their titles, the levels strong."""
    tr, price = names.tr, asked.price
    if not price.terms:
        if asked.sure:
            return tr("no terms; {missing} short", missing=price.missing)
        return tr("perhaps no terms; up to {missing} short", missing=price.missing)
    if not price.terms[0]:
        return ""
    text = changed(names, draft, price.terms[0])
    return text if asked.sure else tr("perhaps {terms}", terms=text)


def changed(names: Names, draft: Draft, change: Change) -> str:
    """Clauses as they would have to read: `elections **before** · army **capped**`."""
    parts: list[str] = []
    for number, level in change:
        clause = draft.clauses[number]
        title = names.clause(draft.id, clause.id)
        parts.append(f"{title} **{names.level(draft.id, clause.id, clause.levels[level])}**")
    if len(parts) > _SHOWN:
        more = names.tr("{n} more", n=len(parts) - _SHOWN)
        parts[_SHOWN:] = [more]
    return " · ".join(parts)
