"""Signs and words that formulas have, and what to write instead of those they have not."""

from __future__ import annotations

from bloc_game.engine.phrases import Phrase, phrase, write, write_either

SIGNS = frozenset(
    ("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "//", "%", "(", ")", "[", "]", ",")
)
SIGNS_IN_STATEMENTS = frozenset(("=", "+=", "-="))

REASON_SIGNS = phrase("a formula has `== != < <= > >=`, `+ - * // %`, `( ) [ ]` and the comma")

LOOKS_LIKE = {
    "&&": write("and"),
    "&": write("and"),
    "||": write("or"),
    "|": write("or"),
    "!": write("not"),
    "~": write("not"),
    "=>": write(">="),
    "=<": write("<="),
    "<>": write("!="),
    "===": write("=="),
    "!==": write("!="),
    "/": phrase("write `//`, which divides and rounds down"),
    "**": phrase("multiply: `a * a`"),
    "^": phrase("multiply: `a * a`"),
    "?": write("A if C else B"),
    ":": phrase("leave it out; blocks are written `- if: …` or `- each: …` with `do:` below"),
    ":=": phrase("compare with `==`"),
    ".": phrase("give what you ask about in brackets: `support(USA, reply)`"),
    "{": phrase("use round brackets"),
    "}": phrase("use round brackets"),
    "++": phrase("write `+= 1` in effects, `+` in a formula"),
    "--": phrase("write `-= 1` in effects, `- -` or `+` in a formula"),
    "*=": write_either("+=", "-="),
    "/=": write_either("+=", "-="),
    "//=": write_either("+=", "-="),
    "%=": write_either("+=", "-="),
    "->": phrase("leave it out"),
    ";": phrase("one formula stands alone: join two conditions with `and`"),
}

# Refusals of signs that statements have: (code, what, why, fix).
SIGNS_IN_QUESTIONS = {
    "=": (
        "single-equals",
        phrase("a single `=` gives a level, and a formula changes nothing"),
        phrase("formulas ask; only effects change anything"),
        phrase("write `==` to compare"),
    ),
    "+=": (
        "change-in-formula",
        phrase("`+=` changes a track, and a formula changes nothing"),
        phrase("formulas ask; only effects change anything"),
        phrase("write `+`, or move it to `effects:`"),
    ),
    "-=": (
        "change-in-formula",
        phrase("`-=` changes a track, and a formula changes nothing"),
        phrase("formulas ask; only effects change anything"),
        phrase("write `-`, or move it to `effects:`"),
    ),
}


def no_word(text: str) -> Phrase:
    """What a word of another language is told."""
    return phrase("`{text}` is not a word of this language", text=text)


_TRUTH = (
    phrase("a condition is a yes or a no already"),
    phrase("write the condition itself, or `not` before it; leave out a `when` that always holds"),
)

# What people of other languages, or of none, write: (what, why, fix).
WORDS = {
    "is": (
        phrase("`is` does not compare"),
        phrase("formulas compare with signs"),
        phrase("write `==`, for `is not` `!=`"),
    ),
    "in": (
        phrase("`in` stands only in `any(E for m in S)` and its kin"),
        phrase("whether an actor is in a body is asked by a function"),
        write("member(ACTOR, BODY)"),
    ),
    "if": (
        phrase("this `if` has no `else`"),
        phrase("a formula must come to something either way"),
        phrase("write `A if C else B`; in effects `A if C else 0`"),
    ),
    "true": (no_word("true"), *_TRUTH),
    "false": (no_word("false"), *_TRUTH),
    "yes": (no_word("yes"), *_TRUTH),
    "no": (no_word("no"), *_TRUTH),
    "none": (no_word("none"), *_TRUTH),
    "null": (no_word("null"), *_TRUTH),
    "True": (no_word("True"), *_TRUTH),
    "False": (no_word("False"), *_TRUTH),
    "None": (no_word("None"), *_TRUTH),
    "then": (
        no_word("then"),
        phrase("a choice between two numbers has one form"),
        write("A if C else B"),
    ),
    "xor": (
        no_word("xor"),
        phrase("it is rarely clear"),
        write("A != B"),
    ),
}

LETTERS = {
    "≥": write(">="),
    "≤": write("<="),
    "≠": write("!="),
    "−": write("-"),
    "–": write("-"),
    "—": write("-"),
    "×": write("*"),
    "·": write("*"),
    "÷": write("//"),
    "“": phrase("write ids without quotes"),
    "”": phrase("write ids without quotes"),
    "‘": phrase("write ids without quotes"),
    "’": phrase("write ids without quotes"),
    "\u00a0": phrase("write a plain blank; this one only looks like it"),
}
