"""What is read beside the table: who sits where, the codex, the sources."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.bodies import members
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views import CodexView, MembersView, SourceView
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_seen import Seen
from bloc_game.session.wording_bodies import rule_of


def members_view(voice: Voice, seen: Seen) -> tuple[MembersView, ...]:
    """Every body, and who sits in it now: the map in words."""
    names = voice.names
    return tuple(
        MembersView(
            id=body.id,
            title=names.body(body.id),
            text=names.say(f"bodies.{body.id}.text"),
            rule=rule_of(names, body),
            members=tuple(names.number(actor) for actor in members(body, seen.observation.public)),
        )
        for body in voice.game.bodies
    )


def codex_view(voice: Voice, id: str) -> CodexView | None:
    """An article of the codex; None where there is none of that id."""
    entry = voice.scenario.codex.get(id)
    if entry is None:
        return None
    names = voice.names
    return CodexView(
        id=id,
        title=names.say(f"codex.{id}.title"),
        kind=kind_of_entry(voice.tr, entry.kind),
        dates=names.say(f"codex.{id}.dates"),
        text=names.say(f"codex.{id}.text"),
        sources=tuple(_sources(voice.scenario, voice.tr, entry.sources)),
    )


def codex_titles(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Every article by id and title, in order of titles."""
    titles = ((id, voice.names.say(f"codex.{id}.title")) for id in voice.scenario.codex)
    return tuple(sorted(titles, key=lambda pair: pair[1].casefold()))


def source_view(voice: Voice, id: str) -> SourceView | None:
    """What a note cites; None where there is none of that id."""
    return next(_sources(voice.scenario, voice.tr, (id,)), None)


def _sources(scenario: Scenario, tr: Catalogue, ids: tuple[str, ...]) -> Iterator[SourceView]:
    for id in ids:
        source = scenario.sources.get(id)
        if source is not None:
            kind = kind_of_source(tr, source.kind)
            yield SourceView(id, source.title, kind, source.url, source.says)


def kind_of_entry(tr: Catalogue, kind: str) -> str:
    """What an article is about, in a word."""
    kinds = {
        "person": tr("person"),
        "institution": tr("institution"),
        "treaty": tr("treaty"),
        "term": tr("term"),
        "place": tr("place"),
        "event": tr("event"),
        "debate": tr("debate"),
    }
    return kinds.get(kind, kind)


def kind_of_source(tr: Catalogue, kind: str) -> str:
    """What a source is, in a word."""
    kinds = {
        "document": tr("document"),
        "book": tr("book"),
        "article": tr("article"),
        "press": tr("press"),
        "data": tr("data"),
    }
    return kinds.get(kind, kind)
