"""What YAML could do and a scenario file may not, in an author's words."""

from __future__ import annotations

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.problems import Mark, Problem, Severity
from bloc_game.scenario.quoting import shown

MOST_PROBLEMS = 100  # of one file and one kind of check
_PLAIN_YAML = phrase(
    "a scenario file holds texts, lists and groups of keys, and nothing else of YAML"
)


def empty_file(at: Mark) -> Problem:
    """Nothing but comments."""
    return Problem(
        code="empty-file",
        at=at,
        what=phrase("the file holds nothing"),
        why=phrase("comments and blank lines say nothing to the game"),
        fix=phrase("begin with `id: …`, or name another file"),
    )


def second_document(at: Mark) -> Problem:
    """A line `---` in the middle."""
    return Problem(
        code="second-document",
        at=at,
        what=phrase("`---` begins a second document here"),
        why=phrase("one file holds one document; what follows would never be read"),
        fix=phrase("delete the line `---`, or move what follows to a file of its own"),
    )


def anchor(at: Mark, name: str) -> Problem:
    """`&name`."""
    return Problem(
        code="anchor",
        at=at,
        what=phrase("`&{name}` gives this value a name to be copied by", name=name),
        why=_PLAIN_YAML,
        fix=phrase("delete it; if it begins a text, put the text in quotes"),
    )


def alias(at: Mark, written: str) -> Problem:
    """`*name`, or a text that begins with emphasis."""
    return Problem(
        code="alias",
        at=at,
        what=phrase("`{written}` asks for a copy of another value", written=written),
        why=phrase("a `*` at the beginning means that in YAML; copies could grow without end"),
        fix=phrase(
            "if it begins a text, put the text in quotes or after `|`; otherwise write the value"
        ),
    )


def many_aliases(first: Mark, most: int) -> Problem:
    """So many aliases that they are no slip."""
    return Problem(
        code="alias",
        at=first,
        what=phrase("more than {n} values ask for copies of others; the first is here", n=most),
        why=phrase("a `*` at the beginning means that in YAML; copies could grow without end"),
        fix=phrase("write each value out, or name another file"),
    )


def tag(at: Mark) -> Problem:
    """`!name`."""
    return Problem(
        code="tag",
        at=at,
        what=phrase("`!` gives this value a type"),
        why=phrase("what a value is follows from its key"),
        fix=phrase("delete it; if it begins a text, put the text in quotes"),
    )


def merge_key(at: Mark) -> Problem:
    """`<<:`."""
    return Problem(
        code="merge-key",
        at=at,
        what=phrase("`<<` takes over the keys of another group"),
        why=_PLAIN_YAML,
        fix=phrase("write the keys out"),
    )


def no_key(at: Mark) -> Problem:
    """A list or a group in the place of a key."""
    return Problem(
        code="bad-key",
        at=at,
        what=phrase("a list or a group stands where a key should be"),
        why=phrase("a key is one name"),
        fix=phrase("write `key: value`; a text that begins with a bracket belongs in quotes"),
    )


def bad_key(at: Mark, text: str) -> Problem:
    """A key with blanks or signs in it."""
    return Problem(
        code="bad-key",
        at=at,
        what=phrase("{text} cannot be a key", text=shown(text)),
        why=phrase("a key is letters, digits, _ and -, or a whole number, and stands before `: `"),
        fix=phrase("give it such a name; if it belongs to a text, put the whole text in quotes"),
    )


def duplicate_key(at: Mark, text: str, first_line: int) -> Problem:
    """The same key twice."""
    return Problem(
        code="duplicate-key",
        at=at,
        what=phrase("`{text}` stands here for the second time", text=text),
        why=phrase(
            "it stands on line {line} already, and only one of the two could count",
            line=first_line,
        ),
        fix=phrase("rename one, or put what both say under one key"),
    )


def too_deep(at: Mark, deepest: int) -> Problem:
    """Nested beyond reason."""
    return Problem(
        code="too-deep",
        at=at,
        what=phrase("this is nested more than {deepest} levels deep", deepest=deepest),
        why=phrase("no part of a scenario needs a quarter of that"),
        fix=phrase(
            "look for a bracket that is never closed, or lines indented further and further"
        ),
    )


def too_many_nodes(at: Mark, most: int) -> Problem:
    """More values than any scenario has."""
    return Problem(
        code="too-many-nodes",
        at=at,
        what=phrase("the file holds more than {most} values", most=most),
        why=phrase("a scenario of a hundred turns has a tenth of that"),
        fix=phrase("is it the right file? Otherwise part it"),
    )


def shortened(problems: list[Problem]) -> list[Problem]:
    """The first of many problems in order, and a word on the rest."""
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    note = Problem(
        code="too-many-problems",
        at=problems[MOST_PROBLEMS].at,
        what=phrase("{more} or more problems follow from here", more=more),
        why=phrase("most of them probably have a cause in common"),
        fix=phrase("mend the first ones and look again"),
        severity=Severity.NOTE,
    )
    return [*problems[:MOST_PROBLEMS], note]


def tab(at: Mark, *, indents: bool) -> Problem:
    """A tab before, between or after what is written."""
    return Problem(
        code="tab",
        at=at,
        what=phrase("a tab indents this line") if indents else phrase("a tab stands here"),
        why=phrase(
            "editors show tabs in different widths, and not every reader of YAML takes them"
        ),
        fix=phrase("write blanks, two for each level; only quoted texts and blocks can hold a tab"),
    )


def cut(at: Mark, text: str, whole: str | None, is_group: bool) -> Problem:
    """A text in { } or [ ] with a comma in it."""
    inside = "{ }" if is_group else "[ ]"
    fix = phrase("write `key: value`, or use [ ] for a list")
    if whole is not None:
        quote = "'" if '"' in whole else '"'
        fix = phrase("put it in quotes: {text}", text=f"{quote}{' '.join(whole.split())}{quote}")
    return Problem(
        code="cut-formula",
        at=at,
        what=phrase("{text} is cut off from what stands before it", text=shown(text)),
        why=phrase(
            "inside {inside} a comma begins something new, even in the middle of a formula",
            inside=inside,
        ),
        fix=fix,
    )


def cut_text(at: Mark) -> Problem:
    """A text that ends at ` #`."""
    return Problem(
        code="cut-text",
        at=at,
        what=phrase("the text ends before this `#`"),
        why=phrase("a `#` after a blank makes the rest of the line a comment"),
        fix=phrase("put the text in quotes; before a comment that is meant, leave two blanks"),
        severity=Severity.WARNING,
    )
