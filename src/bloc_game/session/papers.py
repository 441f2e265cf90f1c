"""What a seat has been given to read: which sources that cited, which articles it led to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bloc_game.engine import events as ev
from bloc_game.session.views_moment import Moment

_NOTE = re.compile(r"\[\^([\w.:-]+)\]")  # must agree with the marks that `ui.rich` reads
_ARTICLE = re.compile(r"\]\(codex:([^\s()]+)\)")


def cited(moment: Moment) -> tuple[str, ...]:
    """The sources that the seat's papers cited, in the order in which they came."""
    known = moment.voice.scenario.sources
    found = (id for text in papers(moment) for id in _NOTE.findall(text))
    return tuple(dict.fromkeys(id for id in found if id in known))


def linked(moment: Moment) -> frozenset[str]:
    """The articles of the codex that the seat's papers led to."""
    known = moment.voice.scenario.codex
    found = (id for text in papers(moment) for id in _ARTICLE.findall(text))
    return frozenset(id for id in found if id in known)


def papers(moment: Moment) -> Iterator[str]:
    """Everything of the scenario's that was laid before the seat, marks and all."""
    for path in dict.fromkeys(_paths(moment)):
        yield from _below(moment, path)


def leads_to(moment: Moment, path: str, article: str) -> bool:
    """Whether the prose at a path, or below it, leads to an article."""
    return any(article in _ARTICLE.findall(text) for text in _below(moment, path))


def _below(moment: Moment, path: str) -> Iterator[str]:
    """The prose at a path; where that ends in a full stop, all below it."""
    prose = moment.voice.scenario.prose
    if path.endswith("."):
        yield from (text for one, text in prose.items() if one.startswith(path))
    elif path in prose:
        yield prose[path]


def _paths(moment: Moment) -> Iterator[str]:
    """Where it stands."""
    names, seat = moment.names, moment.seat.id
    yield from (f"seats.{seat}.brief", f"seats.{seat}.secret", f"actors.{seat}.voice")
    for number, chapter in enumerate(moment.chapters, start=1):
        turn = f"turns.{moment.game.turns[number - 1].id}"
        yield from (f"{turn}.headline", f"{turn}.text", f"{turn}.telegrams.{seat}")
        for event in chapter:
            match event:
                case ev.EventCame(event=id):
                    yield f"{names.event_paths[id]}."
                case ev.Decided(decision=id):
                    yield f"{names.decision_paths[id]}.text"
                case ev.Chosen(decision=id, actor=actor) if actor == seat:
                    yield f"{names.decision_paths[id]}."
                case ev.GameEnded(ending=id):
                    yield f"endings.{id}."
                case _:
                    pass
    asked = moment.observation.phase.decision
    if asked:
        yield f"{names.decision_paths[asked]}."
    for draft in moment.game.drafts:
        if moment.cells[draft.on_table] or moment.cells[draft.effective]:
            yield f"drafts.{draft.id}.text"
