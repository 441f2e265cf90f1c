"""The codex as play changes it: what was met and read, and how an article's subject fares here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from bloc_game.engine import events as ev
from bloc_game.engine.bodies import members
from bloc_game.engine.layout import PUBLIC
from bloc_game.engine.phrases import number
from bloc_game.scenario.assembling import office_path
from bloc_game.scenario.models import Office
from bloc_game.session.catalogue import Catalogue, date_of, listed, sentence
from bloc_game.session.debriefing import articles
from bloc_game.session.papers import leads_to
from bloc_game.session.views_debrief import ArticleView
from bloc_game.session.views_drafts import draft_view
from bloc_game.session.views_moment import Moment
from bloc_game.session.views_story import outcome_text
from bloc_game.session.views_table import in_office
from bloc_game.session.wording_causes import event_title

LATEST = 5  # so many mentions of a subject at most
_ARTICLE = re.compile(r"^the |\s*\(.*\)$", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The articles of one kind, in order of titles."""

    title: str
    articles: tuple[ArticleView, ...]


def shelves(moment: Moment, read: Collection[str]) -> tuple[ShelfView, ...]:
    """The whole codex by kinds."""
    found = articles(moment, read)
    codex = moment.voice.scenario.codex
    return tuple(
        ShelfView(title, those)
        for kind, title in _kinds(moment.tr)
        if (those := tuple(one for one in found if codex[one.id].kind == kind))
    )


def _kinds(tr: Catalogue) -> tuple[tuple[str, str], ...]:
    return (
        ("person", tr("Persons")),
        ("institution", tr("Institutions")),
        ("treaty", tr("Treaties")),
        ("term", tr("Terms")),
        ("place", tr("Places")),
        ("event", tr("Events")),
        ("debate", tr("Debates")),
    )


# --- how a subject fares --------------------------------------------------------------------------


def standing(moment: Moment, id: str) -> tuple[str, ...]:
    """What this game has made of an article's subject, as far as the seat was told."""
    entry = moment.voice.scenario.codex.get(id)
    if entry is None:
        return ()
    told = (*_body(moment, id), *_draft(moment, id))
    if entry.kind == "person":
        told = (*told, *_people(moment, id))
    return (*told, *_mentions(moment, id))


def _is_called(moment: Moment, id: str, other: str, title: str) -> bool:
    """Whether an article is about something, by its id or by its title."""
    own = moment.names.say(f"codex.{id}.title")
    return id == other.casefold() or _bare(own) == _bare(title)


def _bare(title: str) -> str:
    return _ARTICLE.sub("", title).casefold()


def _body(moment: Moment, id: str) -> Iterator[str]:
    tr, names = moment.tr, moment.names
    for body in moment.game.bodies:
        if _is_called(moment, id, body.id, names.body(body.id)):
            now = tuple(names.number(one) for one in members(body, moment.observation.public))
            if now and not body.groups:
                yield tr("Members now: {names}.", names=listed(tr, now))


def _draft(moment: Moment, id: str) -> Iterator[str]:
    for draft in moment.game.drafts:
        if _is_called(moment, id, draft.id, moment.names.draft(draft.id)):
            view = draft_view(moment, draft)
            yield view.status_text
            if view.status == "open":
                yield "; ".join(one.text for one in view.clauses) + "."


def _people(moment: Moment, id: str) -> Iterator[str]:
    """Who of the persons meant holds which office today, and how the two governments stand."""
    title = {word.casefold() for word in _WORDS.findall(moment.names.say(f"codex.{id}.title"))}
    for actor, model in moment.voice.scenario.actors.items():
        if actor not in moment.game.actor_number:
            continue
        found = False
        for offices in (model.leaders, model.foreign_ministers):
            held = in_office(offices, moment.turn.date)
            if held is not None and _surname(held) in title:
                found = True
                yield _holds(moment, actor, held)
        if found:
            yield from _government(moment, actor)


def _surname(office: Office) -> str:
    words = _WORDS.findall(office.name)
    return words[-1].casefold() if words else ""


def _holds(moment: Moment, actor: str, held: Office) -> str:
    office = moment.names.say(office_path(held.office)) if held.office else ""
    date = date_of(moment.tr, int(held.from_.strftime("%Y%m%d")))
    where = ", ".join(part for part in (office, sentence(moment.names.actor(actor))) if part)
    return moment.tr("{name}: {where}, since {date}.", name=held.name, where=where, date=date)


def _government(moment: Moment, actor: str) -> Iterator[str]:
    tr, names, sitting = moment.tr, moment.names, moment.game.actor_number[actor]
    name = sentence(names.actor(actor))
    sits = tuple(
        names.body_said(body.id)
        for body in moment.game.bodies
        if sitting in members(body, moment.observation.public)
    )
    if sits:
        yield tr("{name} sits in: {bodies}.", name=name, bodies=listed(tr, sits))
    pairs = (track.id for track in moment.game.tracks if len(track.over) == 2)
    for place in (moment.game.layout.get(one, moment.seat.id, actor) for one in pairs):
        slot = moment.game.layout.slots[place] if place is not None else None
        if slot is not None and slot.owner in (PUBLIC, moment.seat.actor):
            yield f"{names.measure(slot)}: {number(moment.cells[slot.index])}."


def _mentions(moment: Moment, id: str) -> Iterator[str]:
    """What of this game led to the article, the latest first."""
    yield from islice(_told(moment, id), LATEST)


def _told(moment: Moment, id: str) -> Iterator[str]:
    """The days, news and decisions whose papers led to it."""
    tr, names, seat = moment.tr, moment.names, moment.seat.id
    for place, chapter in reversed(list(enumerate(moment.chapters))):
        turn = moment.game.turns[place]
        date, path = date_of(tr, turn.date), f"turns.{turn.id}"
        if any(leads_to(moment, f"{path}.{one}", id) for one in ("text", f"telegrams.{seat}")):
            yield tr("{date}: {what}", date=date, what=names.say(f"{path}.headline"))
        for event in chapter:
            what = _news(moment, event, id)
            if what:
                yield tr("{date}: {what}", date=date, what=what)


def _news(moment: Moment, event: ev.Event, id: str) -> str:
    """An event that has to do with an article, in a few words."""
    names = moment.names
    match event:
        case ev.EventCame(event=news) if leads_to(moment, f"{names.event_paths[news]}.", id):
            return event_title(names, news)
        case ev.Decided(decision=asked, option=option):
            if leads_to(moment, f"{names.decision_paths[asked]}.text", id):
                outcome = outcome_text(moment, moment.game.decision_of[asked], option)
                return f"{names.question(asked)} {sentence(outcome)}"
        case _:
            pass
    return ""
