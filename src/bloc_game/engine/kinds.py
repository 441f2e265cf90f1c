"""The kinds of things that have an id, as a reader is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bloc_game.engine.phrases import Phrase, both, phrase

_NAMES: Mapping[str, Phrase] = {
    "actor": phrase("actor"),
    "article": phrase("article"),
    "binding": phrase("binding"),
    "body": phrase("body"),
    "clause": phrase("clause"),
    "decider": phrase("decider"),
    "decision": phrase("decision"),
    "draft": phrase("draft"),
    "element": phrase("element"),
    "ending": phrase("ending"),
    "event": phrase("event"),
    "fact": phrase("fact"),
    "factor": phrase("factor"),
    "figure": phrase("figure"),
    "function": phrase("function"),
    "goal": phrase("goal"),
    "interest": phrase("interest"),
    "key": phrase("key"),
    "level": phrase("level"),
    "move": phrase("move"),
    "option": phrase("option"),
    "outcome": phrase("outcome"),
    "rule": phrase("rule"),
    "seat": phrase("seat"),
    "secret": phrase("secret"),
    "set": phrase("set"),
    "side": phrase("side"),
    "source": phrase("source"),
    "statement": phrase("statement"),
    "track": phrase("track"),
    "turn": phrase("turn"),
    "way": phrase("way"),
}
_ONES: Mapping[str, Phrase] = {
    "actor": phrase("an actor"),
    "body": phrase("a body"),
    "clause": phrase("a clause"),
    "decision": phrase("a decision"),
    "draft": phrase("a draft"),
    "ending": phrase("an ending"),
    "event": phrase("an event"),
    "fact": phrase("a fact"),
    "level": phrase("a level"),
    "option": phrase("an option"),
    "secret": phrase("a secret"),
    "set": phrase("a set"),
    "track": phrase("a track"),
    "turn": phrase("a turn"),
    "way": phrase("a way"),
}


def kind_name(kind: str) -> str:
    """The kind by itself, for `no {kind} is called so`; a set's own name stays as it is written."""
    return _NAMES.get(kind, kind)


def each(kinds: Iterable[str]) -> str:
    """What a value is kept for: `each actor and each draft`."""
    return both(phrase("each {kind}", kind=kind_name(kind)) for kind in kinds)


def a_kind(kind: str) -> str:
    """The kind with its article."""
    return _ONES.get(kind, kind)
