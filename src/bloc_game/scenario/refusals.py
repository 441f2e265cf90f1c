"""What YAML could do and a scenario file may not, in an author's words."""

from __future__ import annotations

from bloc_game.scenario.problems import Mark, Problem, Severity
from bloc_game.scenario.quoting import shown

MOST_PROBLEMS = 100  # of one file and one kind of check
_PLAIN_YAML = "a scenario file holds texts, lists and groups of keys, and nothing else of YAML"


def empty_file(at: Mark) -> Problem:
    """Nothing but comments."""
    return Problem(
        code="empty-file",
        at=at,
        what="the file holds nothing",
        why="comments and blank lines say nothing to the game",
        fix="begin with `id: …`, or name another file",
    )


def second_document(at: Mark) -> Problem:
    """A line `---` in the middle."""
    return Problem(
        code="second-document",
        at=at,
        what="`---` begins a second document here",
        why="one file holds one document; what follows would never be read",
        fix="delete the line `---`, or move what follows to a file of its own",
    )


def anchor(at: Mark, name: str) -> Problem:
    """`&name`."""
    return Problem(
        code="anchor",
        at=at,
        what=f"`&{name}` gives this value a name to be copied by",
        why=_PLAIN_YAML,
        fix="delete it; if it begins a text, put the text in quotes",
    )


def alias(at: Mark, written: str) -> Problem:
    """`*name`, or a text that begins with emphasis."""
    return Problem(
        code="alias",
        at=at,
        what=f"`{written}` asks for a copy of another value",
        why="a `*` at the beginning means that in YAML; copies could grow without end",
        fix="if it begins a text, put the text in quotes or after `|`; otherwise write the value",
    )


def tag(at: Mark) -> Problem:
    """`!name`."""
    return Problem(
        code="tag",
        at=at,
        what="`!` gives this value a type",
        why="what a value is follows from its key",
        fix="delete it; if it begins a text, put the text in quotes",
    )


def merge_key(at: Mark) -> Problem:
    """`<<:`."""
    return Problem(
        code="merge-key",
        at=at,
        what="`<<` takes over the keys of another group",
        why=_PLAIN_YAML,
        fix="write the keys out",
    )


def no_key(at: Mark) -> Problem:
    """A list or a group in the place of a key."""
    return Problem(
        code="bad-key",
        at=at,
        what="a list or a group stands where a key should be",
        why="a key is one name",
        fix="write `key: value`; a text that begins with { or [ belongs in quotes",
    )


def bad_key(at: Mark, text: str) -> Problem:
    """A key with blanks or signs in it."""
    return Problem(
        code="bad-key",
        at=at,
        what=f"{shown(text)} cannot be a key",
        why="a key is letters, digits, _ and -, or a whole number, and stands before `: `",
        fix="give it such a name; if it belongs to a text, put the whole text in quotes",
    )


def duplicate_key(at: Mark, text: str, first_line: int) -> Problem:
    """The same key twice."""
    return Problem(
        code="duplicate-key",
        at=at,
        what=f"`{text}` stands here for the second time",
        why=f"it stands on line {first_line} already, and only one of the two could count",
        fix="rename one, or put what both say under one key",
    )


def too_deep(at: Mark, deepest: int) -> Problem:
    """Nested beyond reason."""
    return Problem(
        code="too-deep",
        at=at,
        what=f"this is nested more than {deepest} levels deep",
        why="no part of a scenario needs a quarter of that",
        fix="look for a bracket that is never closed, or lines indented further and further",
    )


def too_many_nodes(at: Mark, most: int) -> Problem:
    """More values than any scenario has."""
    return Problem(
        code="too-many-nodes",
        at=at,
        what=f"the file holds more than {most} values",
        why="a scenario of a hundred turns has a tenth of that",
        fix="is it the right file? Otherwise part it",
    )


def shortened(problems: list[Problem]) -> list[Problem]:
    """The first of many problems in order, and a word on the rest."""
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    note = Problem(
        code="too-many-problems",
        at=problems[MOST_PROBLEMS].at,
        what=f"{more} or more problems follow from here",
        why="most of them probably have a cause in common",
        fix="mend the first ones and look again",
        severity=Severity.NOTE,
    )
    return [*problems[:MOST_PROBLEMS], note]


def tab(at: Mark, *, indents: bool) -> Problem:
    """A tab before, between or after what is written."""
    return Problem(
        code="tab",
        at=at,
        what="a tab indents this line" if indents else "a tab stands here",
        why="editors show tabs in different widths, and not every reader of YAML takes them",
        fix="write blanks, two for each level; only quoted texts and blocks can hold a tab",
    )


def cut(at: Mark, text: str, whole: str | None, is_group: bool) -> Problem:
    """A text in { } or [ ] with a comma in it."""
    inside = "{ }" if is_group else "[ ]"
    fix = "write `key: value`, or use [ ] for a list"
    if whole is not None:
        quote = "'" if '"' in whole else '"'
        fix = f"put it in quotes: {quote}{' '.join(whole.split())}{quote}"
    return Problem(
        code="cut-formula",
        at=at,
        what=f"{shown(text)} is cut off from what stands before it",
        why=f"inside {inside} a comma begins something new, even in the middle of a formula",
        fix=fix,
    )


def cut_text(at: Mark) -> Problem:
    """A text that ends at ` #`."""
    return Problem(
        code="cut-text",
        at=at,
        what="the text ends before this `#`",
        why="a `#` after a blank makes the rest of the line a comment",
        fix="put the text in quotes; before a comment that is meant, leave two blanks",
        severity=Severity.WARNING,
    )
