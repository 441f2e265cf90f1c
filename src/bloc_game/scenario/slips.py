"""The usual slips in YAML, and how each looks to the parser.

The parser names the place where it could not go on; the cause often stands before it. So each
hint looks at the line, and at the one above. The two parsers of PyYAML say the same things in
different words; only words that both use are looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bloc_game.engine.phrases import Phrase, phrase, write
from bloc_game.scenario.problems import Mark, Problem
from bloc_game.scenario.quoting import shown

_NO_BLANK = re.compile(r"^[ -]*[A-Za-z0-9_-]+(:)[^\s:/]")
_KEY_AND_VALUE = re.compile(r"^[ -]*[A-Za-z0-9_-]+: +[^\s#|>]")


@dataclass(frozen=True)
class Stumble:
    """Where the parser gave up, what it said, and the lines around it."""

    said: str
    file: str
    lines: list[str]
    line: int  # from 0, as all numbers here
    column: int
    since: tuple[int, int] | None  # where the thing it was reading begins
    bracket: Mark | None

    @property
    def here(self) -> str:
        return self.lines[self.line]

    @property
    def sign(self) -> str:
        return self.here[self.column : self.column + 1]

    @property
    def above(self) -> int | None:
        """The nearest line above that says anything."""
        numbers = range(self.line - 1, -1, -1)
        return next((n for n in numbers if self.lines[n].split("#")[0].strip()), None)

    def at(self, line: int, column: int, length: int = 1) -> Mark:
        return Mark(self.file, line + 1, column + 1, length)

    def problem(self, what: Phrase, why: Phrase, fix: Phrase, at: Mark | None = None) -> Problem:
        place = at or self.at(self.line, self.column)
        return Problem(code="yaml-syntax", at=place, what=what, why=why, fix=fix)


def _unclosed_quote(stumble: Stumble) -> Problem | None:
    unfinished = "unexpected end of stream" in stumble.said or "document separator" in stumble.said
    if not unfinished or stumble.since is None:
        return None
    line, column = stumble.since
    quote = stumble.lines[line][column : column + 1]
    return stumble.problem(
        phrase("the quote {quote} opened here is never closed", quote=quote),
        phrase("the text runs on to the end of the file"),
        phrase(
            "close it with {quote} where the text ends, or write a long text after `|`", quote=quote
        ),
        stumble.at(line, column),
    )


def _after_quote(stumble: Stumble) -> Problem | None:
    before = stumble.here[: stumble.column].rstrip()
    if "block" not in stumble.said or not before.endswith(("'", '"')) or not stumble.sign:
        return None
    quote = before[-1]
    doubled = phrase("write it twice ('')") if quote == "'" else phrase('write it as \\"')
    return stumble.problem(
        phrase("more stands here after the quote {quote} that ended the text", quote=quote),
        phrase("a text that begins with a quote ends at the next one"),
        phrase(
            "to keep a quote inside the text, {doubled}, or write the text after `|`",
            doubled=doubled,
        ),
    )


def _escape(stumble: Stumble) -> Problem | None:
    if "escape" not in stumble.said:
        return None
    return stumble.problem(
        phrase("the backslash does not go with what follows"),
        phrase("between double quotes a backslash begins a special sign"),
        phrase("write \\\\ for a backslash, or put the text in single quotes"),
    )


def _cannot_start(stumble: Stumble) -> Problem | None:
    if "cannot start any token" not in stumble.said:
        return None
    return stumble.problem(
        phrase("a text cannot begin with {sign}", sign=shown(stumble.sign)),
        phrase("YAML keeps this sign for itself"),
        phrase("put the text in quotes"),
    )


def _named_value(stumble: Stumble) -> Problem | None:
    if not re.search(r"(scanning|parsing) (an alias|an anchor|a tag|a directive)", stumble.said):
        return None
    line, column = stumble.since or (stumble.line, stumble.column)
    sign = stumble.lines[line][column : column + 1]
    return stumble.problem(
        phrase("a text cannot begin with {sign}", sign=shown(sign)),
        phrase("YAML keeps this sign at the beginning for itself"),
        phrase("put the text in quotes, or write it after `|`"),
        stumble.at(line, column),
    )


def _block_header(stumble: Stumble) -> Problem | None:
    if not re.search(r"comment or line break|comment or a line break|chomping", stumble.said):
        return None
    return stumble.problem(
        phrase("after `|` or `>` the line must end"),
        phrase("the text begins on the next line, indented"),
        phrase("move the text to the next line; if the sign belongs to it, put the text in quotes"),
    )


def _list_beside_key(stumble: Stumble) -> Problem | None:
    if "entries are not allowed" not in stumble.said:
        return None
    return stumble.problem(
        phrase("a list cannot begin on the line of its key"),
        phrase("`- ` here would begin a list item"),
        phrase(
            "put each `- …` on a line of its own; if it is a text or a formula, put it in quotes"
        ),
    )


def _missing_blank(stumble: Stumble) -> Problem | None:
    """`key:value` is a text, so that the next `key: value` comes as a surprise."""
    if "not allowed" not in stumble.said and "find expected ':'" not in stumble.said:
        return None
    for number in _suspects(stumble):
        found = _NO_BLANK.match(stumble.lines[number])
        if found:
            return stumble.problem(
                phrase("a blank is missing after this colon"),
                phrase("`key:value` without a blank is one text, not a key with a value"),
                write("key: value"),
                stumble.at(number, found.start(1)),
            )
    return None


def _suspects(stumble: Stumble) -> list[int]:
    begun = stumble.since[0] if stumble.since else None
    numbers = dict.fromkeys([begun, stumble.line, stumble.above])
    return [n for n in numbers if n is not None]


def _colon_in_text(stumble: Stumble) -> Problem | None:
    if "values are not allowed" not in stumble.said:
        return None
    if ": " in stumble.here[: stumble.column]:
        return stumble.problem(
            phrase("a second colon with a blank after it stands in this line"),
            phrase("YAML takes what stands before `: ` for a key, also in the middle of a text"),
            phrase("put the whole text in quotes, or write it after `|` on the next line"),
        )
    above = stumble.above
    if above is not None and _KEY_AND_VALUE.match(stumble.lines[above]):
        start = len(stumble.here) - len(stumble.here.lstrip())
        return stumble.problem(
            phrase("this line is indented further than the key above, which has a value already"),
            phrase("what is indented belongs to the line above; that line is complete"),
            phrase("begin both lines in the same column"),
            stumble.at(stumble.line, start, max(stumble.column - start, 1)),
        )
    return stumble.problem(
        phrase("a key with a value cannot stand here"),
        phrase("it follows a text that is not finished, or one that stands on the wrong level"),
        phrase("look at the indentation of this line and of the one above"),
    )


def _after_comment(stumble: Stumble) -> Problem | None:
    """A text over several lines, one of which has a comment at its end."""
    if "find expected ':'" in stumble.said:
        line, column = stumble.since or (stumble.line, stumble.column)
    elif "parsing a block mapping" in stumble.said:
        line, column = stumble.line, stumble.column
    else:
        return None
    above = next((n for n in range(line - 1, -1, -1) if stumble.lines[n].strip()), None)
    if above is None or " #" not in stumble.lines[above]:
        return None
    return stumble.problem(
        phrase("this line continues a text that a comment has ended"),
        phrase(
            "on line {line} the ` #` begins a comment, and the text stops there", line=above + 1
        ),
        phrase("put the whole text in quotes, or write it after `|`"),
        stumble.at(line, column, max(len(stumble.lines[line].rstrip()) - column, 1)),
    )


def _neither_key_nor_item(stumble: Stumble) -> Problem | None:
    if "find expected ':'" not in stumble.said:
        return None
    line, column = stumble.since or (stumble.line, stumble.column)
    return stumble.problem(
        phrase("this line is neither `key: value` nor a list item `- …`"),
        phrase(
            "every line is one of the two, or goes on with the text above and is indented further"
        ),
        phrase("write a colon and a blank after the key, or indent the line under its text"),
        stumble.at(line, column, max(len(stumble.lines[line].rstrip()) - column, 1)),
    )


def _unclosed_bracket(stumble: Stumble) -> Problem | None:
    found = re.search(r"'([\]}])'", stumble.said)
    if "expected ','" not in stumble.said or not found or stumble.since is None:
        return None
    line, column = stumble.since
    opened = stumble.lines[line][column : column + 1]
    if stumble.line == line and stumble.sign in ("[", "{"):
        return stumble.problem(
            phrase(
                "`{sign}` stands in the middle of a text inside `{opened} {closing}`",
                sign=stumble.sign,
                opened=opened,
                closing=found.group(1),
            ),
            phrase(
                "inside `{opened} {closing}` brackets and commas part what is written",
                opened=opened,
                closing=found.group(1),
            ),
            phrase("put the whole formula in quotes, or write it on a line of its own"),
        )
    if stumble.line == line and stumble.sign:
        return stumble.problem(
            phrase("a comma or `{closing}` is missing before this", closing=found.group(1)),
            phrase(
                "the `{opened}` in column {column} is still open", opened=opened, column=column + 1
            ),
            phrase("put it there; a text with `: ` in it belongs in quotes"),
        )
    return _still_open(stumble, line, column)


def _still_open(stumble: Stumble, line: int, column: int) -> Problem:
    opened = stumble.lines[line][column : column + 1]
    return stumble.problem(
        phrase("the `{opened}` opened here is not closed", opened=opened),
        phrase("line {line} was reached, and it does not go on from here", line=stumble.line + 1),
        phrase("write `{bracket}` where it ends", bracket="]" if opened == "[" else "}"),
        stumble.at(line, column),
    )


def _value_expected(stumble: Stumble) -> Problem | None:
    if "node content" not in stumble.said:
        return None
    sign = stumble.sign
    if not sign and stumble.bracket is not None:
        return _still_open(stumble, stumble.bracket.line - 1, stumble.bracket.column - 1)
    return stumble.problem(
        phrase("`{sign}` stands where a value should begin", sign=sign)
        if sign
        else phrase("a value is missing here"),
        phrase("there is nothing before it that it could end or part"),
        phrase("write the value, delete the sign, or put the text in quotes"),
    )


def _bad_indent(stumble: Stumble) -> Problem | None:
    if "block" not in stumble.said:
        return None
    start = len(stumble.here) - len(stumble.here.lstrip())
    if stumble.here[start:].startswith("- "):
        what = phrase("a list item stands among keys")
    elif "'-'" in stumble.said or "block collection" in stumble.said:
        what = phrase("a key stands among list items")
    else:
        what = phrase("this line begins in a column where nothing above begins")
    return stumble.problem(
        what,
        phrase(
            "what belongs to one group or list begins in one column (line {line})",
            line=stumble.since[0] + 1,
        )
        if stumble.since
        else phrase("what belongs to one group or list begins in one column"),
        phrase("move the line to the column of those it belongs to"),
        stumble.at(stumble.line, stumble.column, max(len(stumble.here) - stumble.column, 1)),
    )


HINTS = (
    _unclosed_quote,
    _after_quote,
    _escape,
    _cannot_start,
    _named_value,
    _block_header,
    _list_beside_key,
    _missing_blank,
    _colon_in_text,
    _after_comment,
    _neither_key_nor_item,
    _unclosed_bracket,
    _value_expected,
    _bad_indent,
)
"""From the most certain to the least: the first that knows an answer gives it."""
