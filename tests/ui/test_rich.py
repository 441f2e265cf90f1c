from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.rich import Span, links, notes, parse, plain

LETTERS = st.text("abc éЖ\u00a0", min_size=1).map(lambda text: text.strip()).filter(bool)


def spans(text: str) -> tuple[Span, ...]:
    (paragraph,) = parse(text)
    return paragraph


def test_the_four_marks_are_read() -> None:
    assert spans("Ask *Paris* for **terms** on the [army](codex:edc).[^frus-d257]") == (
        Span("Ask "),
        Span("Paris", emphasis=True),
        Span(" for "),
        Span("terms", strong=True),
        Span(" on the "),
        Span("army", link="codex:edc"),
        Span("."),
        Span("1", note="frus-d257"),
    )


def test_marks_stand_inside_one_another() -> None:
    assert spans("**all *fourteen* agree**") == (
        Span("all ", strong=True),
        Span("fourteen", emphasis=True, strong=True),
        Span(" agree", strong=True),
    )
    assert spans("[the *new* pact](codex:wto)") == (
        Span("the ", link="codex:wto"),
        Span("new", emphasis=True, link="codex:wto"),
        Span(" pact", link="codex:wto"),
    )


def test_what_is_not_a_whole_mark_stays_as_written() -> None:
    for text in (
        "5 * 3 * 2",
        "**half",
        "half*",
        "[no target]",
        "[spaces](codex: edc)",
        "[no scheme](edc)",
        "[^ spaced]",
        "****",
        "a ** b",
    ):
        assert spans(text) == (Span(text),)


def test_a_backslash_keeps_a_mark_as_text() -> None:
    assert spans(r"\*not emphasis\*") == (Span("*not emphasis*"),)


def test_notes_are_numbered_as_they_first_come_across_paragraphs() -> None:
    prose = parse("One.[^b] Two.[^a]\n\nThree.[^b][^c]")
    assert plain(prose) == "One.[1] Two.[2]\n\nThree.[1][3]"
    assert notes(prose) == ("b", "a", "c")


def test_paragraphs_are_parted_by_blank_lines_and_lines_are_joined() -> None:
    assert plain(parse("one\ntwo\n  \n\nthree")) == "one two\n\nthree"


def test_a_non_breaking_space_survives() -> None:
    assert plain(parse("30\u00a0August  1954")) == "30\u00a0August 1954"


def test_links_are_listed_once() -> None:
    assert links(parse("[a](codex:x) [b](codex:y) [c](codex:x)")) == ("codex:x", "codex:y")


@given(st.text("*[]()^\\ab:\n "))
def test_no_text_is_refused_and_no_span_is_empty(text: str) -> None:
    assert all(span.text for paragraph in parse(text) for span in paragraph)


@given(st.text("*[]\\a:\n "))
def test_marks_never_swallow_a_letter(text: str) -> None:
    assert plain(parse(text)).count("a") == text.count("a")


@given(LETTERS)
def test_every_letter_of_marked_text_is_kept(text: str) -> None:
    words = " ".join(text.split(" "))
    for marked in (f"*{words}*", f"**{words}**", f"[{words}](codex:x)"):
        assert plain(parse(marked)).split() == plain(parse(words)).split()


def test_a_hostile_row_of_half_marks_is_read_in_good_time() -> None:
    text = "*a " * 20_000
    assert plain(parse(text)).count("*") == 20_000
