"""Signs and words that formulas have, and what to write instead of those they have not."""

from __future__ import annotations

SIGNS = frozenset(
    ("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "//", "%", "(", ")", "[", "]", ",")
)
SIGNS_IN_STATEMENTS = frozenset(("=", "+=", "-="))

REASON_SIGNS = "a formula has `== != < <= > >=`, `+ - * // %`, `( ) [ ]` and the comma"

LOOKS_LIKE = {
    "&&": "write `and`",
    "&": "write `and`",
    "||": "write `or`",
    "|": "write `or`",
    "!": "write `not`",
    "~": "write `not`",
    "=>": "write `>=`",
    "=<": "write `<=`",
    "<>": "write `!=`",
    "===": "write `==`",
    "!==": "write `!=`",
    "/": "write `//`, which divides and rounds down",
    "**": "multiply: `a * a`",
    "^": "multiply: `a * a`",
    "?": "write `A if C else B`",
    ":": "leave it out; blocks are written `- if: …` or `- each: …` with `do:` below",
    ":=": "compare with `==`",
    ".": "give what you ask about in brackets: `support(USA, reply)`",
    "{": "use round brackets",
    "}": "use round brackets",
    "++": "write `+= 1` in effects, `+` in a formula",
    "--": "write `-= 1` in effects, `- -` or `+` in a formula",
    "*=": "write `+=` or `-=`",
    "/=": "write `+=` or `-=`",
    "//=": "write `+=` or `-=`",
    "%=": "write `+=` or `-=`",
    "->": "leave it out",
    ";": "one formula stands alone: join two conditions with `and`",
}

# Refusals of signs that statements have: (code, what, why, fix).
SIGNS_IN_QUESTIONS = {
    "=": (
        "single-equals",
        "a single `=` gives a level, and a formula changes nothing",
        "formulas ask; only effects change anything",
        "write `==` to compare",
    ),
    "+=": (
        "change-in-formula",
        "`+=` changes a track, and a formula changes nothing",
        "formulas ask; only effects change anything",
        "write `+`, or move it to `effects:`",
    ),
    "-=": (
        "change-in-formula",
        "`-=` changes a track, and a formula changes nothing",
        "formulas ask; only effects change anything",
        "write `-`, or move it to `effects:`",
    ),
}

_TRUTH = (
    "a condition is a yes or a no already",
    "write the condition itself, or `not` before it; leave out a `when` that always holds",
)

# What people of other languages, or of none, write: (what, why, fix).
WORDS = {
    "is": ("`is` does not compare", "formulas compare with signs", "write `==`, for `is not` `!=`"),
    "in": (
        "`in` stands only in `any(E for m in S)` and its kin",
        "whether an actor is in a body is asked by a function",
        "write `member(ACTOR, BODY)`",
    ),
    "if": (
        "this `if` has no `else`",
        "a formula must come to something either way",
        "write `A if C else B`; in effects `A if C else 0`",
    ),
    "true": ("`true` is not a word of this language", *_TRUTH),
    "false": ("`false` is not a word of this language", *_TRUTH),
    "yes": ("`yes` is not a word of this language", *_TRUTH),
    "no": ("`no` is not a word of this language", *_TRUTH),
    "none": ("`none` is not a word of this language", *_TRUTH),
    "null": ("`null` is not a word of this language", *_TRUTH),
    "True": ("`True` is not a word of this language", *_TRUTH),
    "False": ("`False` is not a word of this language", *_TRUTH),
    "None": ("`None` is not a word of this language", *_TRUTH),
    "then": (
        "`then` is not a word of this language",
        "a choice between two numbers has one form",
        "write `A if C else B`",
    ),
    "xor": ("`xor` is not a word of this language", "it is rarely clear", "write `A != B`"),
}

LETTERS = {
    "≥": "write `>=`",
    "≤": "write `<=`",
    "≠": "write `!=`",
    "−": "write `-`",
    "–": "write `-`",
    "—": "write `-`",
    "×": "write `*`",
    "·": "write `*`",
    "÷": "write `//`",
    "“": "write ids without quotes",
    "”": "write ids without quotes",
    "‘": "write ids without quotes",
    "’": "write ids without quotes",
    "\u00a0": "write a plain blank; this one only looks like it",
}
