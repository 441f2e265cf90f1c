"""Why something changed: the rule that did it, whose deed it was, and where the rule stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten

from bloc_game.engine.events import Cause
from bloc_game.session.catalogue import sentence
from bloc_game.session.wording_names import Names

LONGEST_TITLE = 48  # characters of a text that stands for a headline


@dataclass(frozen=True, slots=True)
class Because:
    """A cause told: a sentence, the author's own reason if there is one, and the place."""

    text: str
    reason: str = ""
    place: str = ""


def because(names: Names, cause: Cause, binds: Mapping[str, str] | None = None) -> Because:
    """A cause in a sentence; `binds` is what the move bound, where that is known."""
    text, reason = _told(names, cause, binds or {})
    place = ""
    if cause.file:
        place = names.tr("{file}, line {line}", file=cause.file, line=cause.line)
    return Because(text, reason, place)


def _told(names: Names, cause: Cause, binds: Mapping[str, str]) -> tuple[str, str]:
    tr = names.tr
    match cause.rule.split("."):
        case ["unknown"]:
            return tr("The cause is not known to you."), ""
        case ["moves", move]:
            title = _move(names, cause, move, binds)
            return tr(
                "A move by {actor}: “{move}”.", actor=names.actor_said(cause.by), move=title
            ), ""
        case ["decisions", decision, option]:
            return _option(names, decision, option), ""
        case ["decisions", decision]:
            question = names.question(decision)
            return tr("What came of the question “{question}”.", question=question), ""
        case ["events", event]:
            return tr("The news “{event}”.", event=event_title(names, event)), ""
        case ["each_turn", rule]:
            said = names.say(f"each_turn.{rule}.because")
            return tr("A rule at the close of every turn."), said
        case ["tracks", track]:
            return tr("“{track}” moves at the close of every turn.", track=names.track(track)), ""
        case ["drafts", draft]:
            return tr("“{draft}” takes effect.", draft=names.draft(draft)), ""
        case ["endings", ending]:
            title = names.title(f"endings.{ending}.title", ending)
            return tr("The ending “{ending}”.", ending=title), ""
        case ["on_breach"]:
            return tr("{actor} broke its word.", actor=sentence(names.actor_said(cause.by))), ""
        case ["pledge"]:
            return tr("A word given ran out."), ""
        case _:
            return tr("The rule “{rule}”.", rule=cause.rule.replace("_", " ")), ""


def _move(names: Names, cause: Cause, move: str, binds: Mapping[str, str]) -> str:
    """A move by all it bound, or, where that is not known, by whom it was aimed at."""
    if binds:
        return names.order(move, tuple(binds.values()))
    return names.move(move, {"target": cause.target} if cause.target else {})


def _option(names: Names, decision: str, option: str) -> str:
    return names.tr(
        "The answer “{option}” to the question “{question}”.",
        option=names.option(decision, option),
        question=names.question(decision),
    )


def event_title(names: Names, event: str) -> str:
    """A short name for an event: its headline, or how its text begins."""
    path = names.event_paths[event]
    said = names.say(f"{path}.headline")
    if said:
        return said
    text = names.say(f"{path}.text").partition("\n")[0]
    first = text.partition(". ")[0].partition("[^")[0].rstrip(".")
    return shorten(first, LONGEST_TITLE, placeholder="…")
