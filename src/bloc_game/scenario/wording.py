"""What a model refused, in the words of somebody who writes a scenario."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bloc_game.engine.phrases import Phrase, phrase, row
from bloc_game.scenario.faults import Fault
from bloc_game.scenario.fields import Keys
from bloc_game.scenario.problems import Mark, Problem, near
from bloc_game.scenario.quoting import shown

_HOW = {
    "a list": phrase("write [a, b], or one item a line, each after `- `"),
    "a group of keys": phrase("write `key: value` lines under it, indented"),
}
_LIMITS: Mapping[str, Callable[[str], Phrase]] = {
    "ge": lambda limit: phrase("{limit} or more", limit=limit),
    "gt": lambda limit: phrase("more than {limit}", limit=limit),
    "le": lambda limit: phrase("{limit} or less", limit=limit),
    "lt": lambda limit: phrase("less than {limit}", limit=limit),
    "multiple_of": lambda limit: phrase("a multiple of {limit}", limit=limit),
    "min_length": lambda limit: phrase("at least {limit} long", limit=limit),
    "max_length": lambda limit: phrase("at most {limit} long", limit=limit),
}


def worded(fault: Fault, subject: str, keys: Keys, at: Mark) -> Problem:
    """The fault as a Problem; `subject` is what it is about, `keys` what is known there."""
    case = _Case(fault, subject, keys, at)
    for wording in (_unknown_key, _missing_key, _empty, _refused, _choice, _shape, _limit):
        problem = wording(case)
        if problem is not None:
            return problem
    return Problem(
        code="bad-value",
        at=at,
        what=phrase("{subject} cannot be {value}", subject=subject, value=shown(fault.value)),
        why=_reason(fault),
        fix=phrase("write what the key is for; the reference of the format says it"),
    )


@dataclass(frozen=True)
class _Case:
    fault: Fault
    subject: str
    keys: Keys
    at: Mark


def _unknown_key(case: _Case) -> Problem | None:
    if case.fault.type != "extra_forbidden":
        return None
    key = str(case.fault.path[-1])
    return Problem(
        code="unknown-key",
        at=case.at,
        what=phrase("no key is called '{key}' here", key=key),
        why=phrase("a key that nobody knows would do nothing, and nobody would notice"),
        fix=near(key, case.keys),
    )


def _missing_key(case: _Case) -> Problem | None:
    if case.fault.type != "missing":
        return None
    purpose = case.keys.get(case.fault.key, "")
    return Problem(
        code="missing-key",
        at=case.at,
        what=phrase("{subject} has no `{key}`", subject=case.subject, key=case.fault.key),
        why=phrase("it is needed: {purpose}", purpose=purpose)
        if purpose
        else phrase("it is needed, and nothing stands in for it"),
        fix=phrase("add a line `{key}: …`", key=case.fault.key),
    )


def _empty(case: _Case) -> Problem | None:
    of_itself = case.fault.type in ("empty-value", "literal_error") or case.fault.is_wrong_shape
    if case.fault.value != "" or not of_itself:
        return None
    return Problem(
        code="empty-value",
        at=case.at,
        what=phrase("{subject} holds nothing", subject=case.subject),
        why=phrase("it must be {expected}", expected=case.fault.expected),
        fix=phrase("write it, or delete it"),
    )


def _refused(case: _Case) -> Problem | None:
    """What the types in `scalars` have put into words already."""
    what, why, fix = (case.fault.context.get(part) for part in ("what", "why", "fix"))
    if not (isinstance(what, Phrase) and isinstance(why, Phrase) and isinstance(fix, Phrase)):
        return None
    code = "wrong-type" if case.fault.is_wrong_shape else case.fault.type
    return Problem(
        code=code,
        at=case.at,
        what=phrase("{subject} {predicate}", subject=case.subject, predicate=what),
        why=why,
        fix=fix,
    )


def _shape(case: _Case) -> Problem | None:
    if not case.fault.is_wrong_shape:
        return None
    return Problem(
        code="wrong-type",
        at=case.at,
        what=phrase(
            "{subject} must be {expected}, not {value}",
            subject=case.subject,
            expected=case.fault.expected,
            value=shown(case.fault.value),
        ),
        why=phrase("what stands here is of another kind"),
        fix=_HOW.get(case.fault.expected, phrase("write {name}", name=case.fault.expected)),
    )


def _choice(case: _Case) -> Problem | None:
    if case.fault.type != "literal_error":
        return None
    words = re.findall(r"'([^']*)'", str(case.fault.context.get("expected", "")))
    is_text = isinstance(case.fault.value, str)
    return Problem(
        code="bad-value" if is_text else "wrong-type",
        at=case.at,
        what=phrase(
            "{subject} must be one of {names}, not {value}",
            subject=case.subject,
            names=", ".join(words),
            value=shown(case.fault.value),
        ),
        why=phrase("the game knows these words only"),
        fix=near(str(case.fault.value) if is_text else "", words),
    )


def _limit(case: _Case) -> Problem | None:
    for name, words in _LIMITS.items():
        if name in case.fault.context:
            limit = words(str(case.fault.context[name]))
            actual = case.fault.context.get("actual_length")
            value = shown(case.fault.value) if actual is None else f"{actual}"
            return Problem(
                code="out-of-range",
                at=case.at,
                what=phrase(
                    "{subject} must be {limit}, not {value}",
                    subject=case.subject,
                    limit=limit,
                    value=value,
                ),
                why=phrase("the game has no use for anything beyond"),
                fix=phrase("write {name}", name=limit),
            )
    return None


def _reason(fault: Fault) -> Phrase:
    """What a model's own check says, or pydantic's words on what none of these cases knows."""
    error = fault.context.get("error")
    if isinstance(error, Exception):
        return row([*error.args[:1]])
    return phrase("the check says: {reason}", reason=fault.message)
