"""What is declared and does nothing, and what is wrong with texts: each shown where it stands."""

from __future__ import annotations

import pytest

from bloc_game.scenario.checking_words import check_words
from bloc_game.scenario.problems import Severity, line_of
from tests.scenario.test_checking import Fault, problems_of
from tests.small import SMALL, edited, loaded

FAULTS = [
    Fault(
        "never-set",
        "  watched: The river is watched.",
        "  watched: The river is watched.\n  mined: The river is mined.",
        "mined",
        "nothing ever sets 'mined'",
    ),
    Fault(
        "never-tabled",
        "tension -= 6; cancel(plague); table(fort)",
        "tension -= 6; cancel(plague)",
        "fort",
        "'fort' never comes to the table",
    ),
    Fault(
        "unused",
        "  upstream: [NOR, OST]",
        "  upstream: [NOR, OST]\n  downstream: [SUD, WES]",
        "downstream",
        "nothing uses 'downstream'",
    ),
    Fault(
        "unused",
        "  tension: {title",
        "  gloom: {title: Gloom, start: 5, range: [0, 9]}\n  tension: {title",
        "gloom",
        "nothing uses 'gloom'",
    ),
    Fault(
        "never-accepted",
        "        base: -2\n        tolls: [-4, 2, 6]",
        "        base: -200\n        tolls: [-4, 2, 6]",
        "SUD",
        "SUD can never accept 'river'",
    ),
    Fault(
        "unused",
        "    apart: {title: Apart, look: sand, land: [NEUTRAL]}",
        "    apart: {title: Apart, look: sand}",
        "apart",
        "nothing uses 'apart'",
    ),
    Fault(
        "unused",
        "moves_per_turn: 2\n",
        "figures:\n  rain: {title: Rain}\nmoves_per_turn: 2\n",
        "rain",
        "nothing uses 'rain'",
    ),
    Fault(
        "unknown-figure",
        "  NOR: {name: Northland}",
        "  NOR: {name: Northland, figures: {rain: 0.5}}",
        "rain",
        "no figure is called 'rain'",
    ),
    Fault(
        "same-look",
        "{title: Watching, look: sky,",
        "{title: Watching, look: blue,",
        "blue",
        "'allied' and 'watching' look alike",
    ),
    Fault(
        "never-holds",
        "when: fact(watched) and tension >= 40}",
        "when: tension > 100}",
        "tension > 100",
        "can never hold",
    ),
    Fault(
        "unknown-source",
        "    text: The river rises.",
        "    text: The river rises.[^gauge-1954]",
        "gauge-1954",
        "has no source 'gauge-1954'",
    ),
    Fault(
        "unknown-article",
        "    text: The river rises.",
        "    text: The [river](codex:river) rises.",
        "river",
        "has no article 'river'",
    ),
    Fault(
        "unsourced-record",
        "        text: A dyke breaks.",
        "        text: A dyke breaks.\n        basis: record",
        "record",
        "no source is named",
    ),
    Fault(
        "secret-told",
        "    headline: The ice breaks",
        "    headline: Southland needs water, they say",
        "Southland needs water",
        "tells what 'south_needs_water' hides",
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.code}-{one.marked}")
def test_it_is_told_where_it_stands(fault: Fault) -> None:
    text = edited(SMALL, (fault.old, fault.new))
    found = [one for one in problems_of(text) if one.code == fault.code]
    assert len(found) == 1, found
    (problem,) = found
    assert fault.what in problem.what
    assert problem.severity is Severity.WARNING
    line = line_of(text, problem.at.line)
    assert line is not None
    start = problem.at.column - 1
    assert line[start : start + problem.at.length] == fault.marked


def test_nothing_of_the_kind_is_said_of_a_sound_scenario() -> None:
    codes = {fault.code for fault in FAULTS}
    assert [one for one in problems_of(SMALL) if one.code in codes] == []


def test_what_is_cited_is_no_claim_without_a_source() -> None:
    cited = "        text: A dyke breaks.[^gauge]\n        basis: record"
    text = edited(SMALL, ("        text: A dyke breaks.", cited))
    assert "unsourced-record" not in [one.code for one in problems_of(text)]


# --- translations ---------------------------------------------------------------------------------

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "The river treaty"
msgstr "Perjanjian sungai"

msgctxt "turns.spring.headline"
msgid "The ice broke"
msgstr "Es pecah"

msgctxt "turns.gone.headline"
msgid "It went"
msgstr "Ia pergi"

#, fuzzy
msgctxt "turns.summer.headline"
msgid "The water falls"
msgstr "Air surut"
"""


def words(text: str) -> list[tuple[str, int, str]]:
    prose = loaded().prose
    found = check_words({"small/locale/id.po": text}, "small/locale/", prose)
    return [(one.code, one.at.line, one.what) for one in found]


def test_translations_that_are_stale_orphaned_or_missing_are_told() -> None:
    found = words(PO)
    assert ("stale-translation", 8) in [one[:2] for one in found]
    assert ("stale-translation", 16) in [one[:2] for one in found]
    assert ("orphaned-translation", 12) in [one[:2] for one in found]
    missing = [what for code, _, what in found if code == "missing-translation"]
    assert len(missing) == 1
    assert "texts have no translation" in missing[0]
    assert not any("'title'" in what for _, _, what in found)


def test_a_few_missing_ones_are_named() -> None:
    prose = {path: text for path, text in loaded().prose.items() if path.startswith("turns.spring")}
    entries = [
        f'msgctxt "{path}"\nmsgid "{text}"\nmsgstr "x"\n'
        for path, text in prose.items()
        if "\n" not in text and path != "turns.spring.headline"
    ]
    catalogue = {"small/locale/id.po": 'msgid ""\nmsgstr ""\n\n' + "\n".join(entries)}
    found = [one.what for one in check_words(catalogue, "small/locale/", prose)]
    assert any("'turns.spring.headline' has no translation" in what for what in found)


def test_years_need_no_translation() -> None:
    catalogue = {"small/locale/id.po": 'msgid ""\nmsgstr ""\n'}
    assert list(check_words(catalogue, "small/locale/", {"codex.a.dates": "1876–1967"})) == []


def test_a_file_that_is_no_catalogue_is_told() -> None:
    (found,) = check_words({"small/locale/id.po": "this is no catalogue\n"}, "small/locale/", {})
    assert found.code == "bad-catalogue"


def test_what_is_not_translated_yet_is_missing_and_not_stale() -> None:
    headline = loaded().prose["turns.spring.headline"]
    entry = f'msgctxt "turns.spring.headline"\nmsgid "{headline}"\nmsgstr ""\n'
    assert {code for code, _, _ in words(f'msgid ""\nmsgstr ""\n\n{entry}')} == {
        "missing-translation"
    }


def test_what_the_game_fills_in_stands_in_a_translation_too() -> None:
    title = loaded().prose["moves.press.title"]
    assert "{target}" in title
    head = 'msgid ""\nmsgstr ""\n\n'
    entry = f'msgctxt "moves.press.title"\nmsgid "{title}"\nmsgstr "Tekan {{sasaran}}"\n'
    blanks = [(line, what) for code, line, what in words(head + entry) if code == "other-blanks"]
    assert [line for line, _ in blanks] == [4]
    assert "{sasaran}, {target}" in blanks[0][1]
    whole = entry.replace("{sasaran}", "{target}")
    assert "other-blanks" not in {code for code, _, _ in words(head + whole)}
