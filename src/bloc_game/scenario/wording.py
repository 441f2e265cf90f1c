"""What a model refused, in the words of somebody who writes a scenario."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bloc_game.scenario.faults import Fault
from bloc_game.scenario.fields import Keys
from bloc_game.scenario.problems import Mark, Problem, near
from bloc_game.scenario.quoting import shown

_HOW = {
    "a list": "write [a, b], or one item a line, each after `- `",
    "a group of keys": "write `key: value` lines under it, indented",
}
_LIMITS = {
    "ge": "{limit} or more",
    "gt": "more than {limit}",
    "le": "{limit} or less",
    "lt": "less than {limit}",
    "multiple_of": "a multiple of {limit}",
    "min_length": "at least {limit} long",
    "max_length": "at most {limit} long",
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
        what=f"{subject} cannot be {shown(fault.value)}",
        why=_reason(fault),
        fix="write what the key is for; the reference of the format says it",
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
        what=f"no key is called '{key}' here",
        why="a key that nobody knows would do nothing, and nobody would notice",
        fix=near(key, case.keys),
    )


def _missing_key(case: _Case) -> Problem | None:
    if case.fault.type != "missing":
        return None
    purpose = case.keys.get(case.fault.key, "")
    return Problem(
        code="missing-key",
        at=case.at,
        what=f"{case.subject} has no `{case.fault.key}`",
        why=f"it is needed: {purpose}" if purpose else "it is needed, and nothing stands in for it",
        fix=f"add a line `{case.fault.key}: …`",
    )


def _empty(case: _Case) -> Problem | None:
    of_itself = case.fault.type in ("empty-value", "literal_error") or case.fault.is_wrong_shape
    if case.fault.value != "" or not of_itself:
        return None
    return Problem(
        code="empty-value",
        at=case.at,
        what=f"{case.subject} holds nothing",
        why=f"it must be {case.fault.expected}",
        fix="write it, or delete it",
    )


def _refused(case: _Case) -> Problem | None:
    """What the types in `scalars` have put into words already."""
    what, why, fix = (case.fault.context.get(part) for part in ("what", "why", "fix"))
    if not (isinstance(what, str) and isinstance(why, str) and isinstance(fix, str)):
        return None
    code = "wrong-type" if case.fault.is_wrong_shape else case.fault.type
    return Problem(code=code, at=case.at, what=f"{case.subject} {what}", why=why, fix=fix)


def _shape(case: _Case) -> Problem | None:
    if not case.fault.is_wrong_shape:
        return None
    return Problem(
        code="wrong-type",
        at=case.at,
        what=f"{case.subject} must be {case.fault.expected}, not {shown(case.fault.value)}",
        why="what stands here is of another kind",
        fix=_HOW.get(case.fault.expected, f"write {case.fault.expected}"),
    )


def _choice(case: _Case) -> Problem | None:
    if case.fault.type != "literal_error":
        return None
    words = re.findall(r"'([^']*)'", str(case.fault.context.get("expected", "")))
    is_text = isinstance(case.fault.value, str)
    return Problem(
        code="bad-value" if is_text else "wrong-type",
        at=case.at,
        what=f"{case.subject} must be one of {', '.join(words)}, not {shown(case.fault.value)}",
        why="the game knows these words only",
        fix=near(str(case.fault.value) if is_text else "", words),
    )


def _limit(case: _Case) -> Problem | None:
    for name, words in _LIMITS.items():
        if name in case.fault.context:
            limit = words.format(limit=case.fault.context[name])
            actual = case.fault.context.get("actual_length")
            value = shown(case.fault.value) if actual is None else f"{actual}"
            return Problem(
                code="out-of-range",
                at=case.at,
                what=f"{case.subject} must be {limit}, not {value}",
                why="the game has no use for anything beyond",
                fix=f"write {limit}",
            )
    return None


def _reason(fault: Fault) -> str:
    """What a model's own check says, or pydantic's words without its way of speaking."""
    error = fault.context.get("error")
    if isinstance(error, Exception):
        return str(error)
    return re.sub(r"^(Input|Value|String|List) should", "it should", fault.message)
