"""Translations are kept: what is missing, stale or orphaned is told, and no word is ever lost."""

from __future__ import annotations

import csv
from pathlib import Path

import polib
import pytest

from bloc_game.cli.main import main
from bloc_game.scenario.catalogues import groups, opened, status, updated
from bloc_game.scenario.shelf import catalogue, load
from bloc_game.scenario.story import Scenario
from tests.small import SMALL, edited
from tests.strategies import scenarios


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "small"
    place.mkdir()
    (place / "scenario.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return place


def translate(file: Path, **said: str) -> None:
    """Give some texts a translation."""
    found = polib.pofile(str(file))
    for entry in found:
        if entry.msgctxt in said:
            entry.msgstr = said[entry.msgctxt]
    found.save()


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["messages", *words])
    found = capsys.readouterr()
    return code, found.out + found.err


def test_a_language_begins_with_every_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "update", "small", "--to", "nl")[0] == 0
    found = polib.pofile(str(folder / "locale" / "nl.po"))
    (group,) = groups(load(folder / "scenario.yaml"))
    assert {entry.msgctxt: entry.msgid for entry in found} == dict(group.texts)
    title = next(entry for entry in found if entry.msgctxt == "title")
    assert title.occurrences == [("scenario.yaml", "2")]
    code, said = told(capsys, "status", "small", "--to", "nl")
    assert code == 1
    assert f"0 of {len(group.texts)} texts are translated" in said


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
@pytest.mark.parametrize("rulebook", [False, True])
def test_a_translator_is_led_to_the_line_of_every_text(scenario: Scenario, rulebook: bool) -> None:
    """Words such as "calm" stand in many sentences, also of other files."""
    if not scenario.path.is_file():
        pytest.skip("it was read from no file")
    for group in groups(scenario, rulebook=rulebook):
        for path, english in group.texts.items():
            place = group.whereabouts.line(path, english)
            assert place is not None, path
            line = group.whereabouts.texts[place[0]].splitlines()[place[1] - 1]
            assert english.split()[0] in line, (path, place, line)
            file = Path(place[0])
            first, second, *_ = (*path.split("."), "")
            if first == "codex":
                assert file.name == f"{second}.md"
            elif first not in ("actors", "offices"):
                assert file.name in ("scenario.yaml", "rulebook.yaml"), path


def test_what_is_missing_stale_and_orphaned_is_told_and_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "update", "small", "--to", "nl")
    file = folder / "locale" / "nl.po"
    said = {
        "title": "Het verdrag",
        "turns.spring.headline": "Het ijs breekt",
        "facts.leaked": "Uitgelekt",
    }
    translate(file, **said)
    changed = edited(
        SMALL,
        ("headline: The ice breaks", "headline: The ice gives way"),
        (
            "  watched: The river is watched.",
            "  watched: The river is watched.\n  mined: It is mined.",
        ),
    )
    (folder / "scenario.yaml").write_text(changed, encoding="utf-8")
    _, status_said = told(capsys, "status", "small", "--to", "nl")
    assert "stale 1: turns.spring.headline" in status_said
    assert "facts.mined" in status_said
    told(capsys, "update", "small", "--to", "nl")
    found = {entry.msgctxt: entry for entry in polib.pofile(str(file))}
    stale = found["turns.spring.headline"]
    assert (stale.msgstr, stale.flags) == ("Het ijs breekt", ["fuzzy"])
    assert (stale.msgid, stale.previous_msgid) == ("The ice gives way", "The ice breaks")
    assert found["title"].msgstr == "Het verdrag"
    assert found["facts.mined"].msgstr == ""
    (folder / "scenario.yaml").write_text(SMALL.replace("leaked", "spread"), encoding="utf-8")
    told(capsys, "update", "small", "--to", "nl")
    kept = [entry for entry in polib.pofile(str(file)) if entry.obsolete]
    assert [entry.msgstr for entry in kept] == ["Uitgelekt"]


def test_to_bring_it_up_to_date_twice_changes_nothing_more(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "update", "small", "--to", "nl")
    file = folder / "locale" / "nl.po"
    translate(file, title="Het verdrag")
    told(capsys, "update", "small", "--to", "nl")
    once = file.read_bytes()
    told(capsys, "update", "small", "--to", "nl")
    assert file.read_bytes() == once


def test_a_text_that_moves_takes_its_translation_along(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "update", "small", "--to", "nl")
    file = folder / "locale" / "nl.po"
    translate(file, **{"facts.watched": "Bewaakt"})
    renamed = SMALL.replace("watched", "guarded").replace("river is guarded", "river is watched")
    (folder / "scenario.yaml").write_text(renamed, encoding="utf-8")
    told(capsys, "update", "small", "--to", "nl")
    found = {entry.msgctxt: entry for entry in polib.pofile(str(file))}
    assert (found["facts.guarded"].msgstr, found["facts.guarded"].flags) == ("Bewaakt", [])
    assert "facts.watched" not in found


def test_a_table_goes_out_and_comes_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "update", "small", "--to", "nl")
    file, table = folder / "locale" / "nl.po", folder / "nl.csv"
    translate(file, title='Het "verdrag",\nmet een regel')
    told(capsys, "export", "small", "--to", "nl", "--table", str(table))
    before = file.read_bytes()
    told(capsys, "import", "small", "--to", "nl", "--table", str(table))
    assert polib.pofile(str(file)) == polib.pofile(before.decode())
    with table.open(encoding="utf-8", newline="") as read:
        rows = list(csv.reader(read))
    rows = [
        [path, text, "De regen"] if path == "turns.autumn.headline" else [path, text, said]
        for path, text, said in rows
    ]
    with table.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    assert told(capsys, "import", "small", "--to", "nl", "--table", str(table))[0] == 0
    found = {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(file))}
    assert found["turns.autumn.headline"] == "De regen"
    assert found["title"].startswith('Het "verdrag"')


@pytest.mark.parametrize(
    "words",
    [
        ("status", "small"),
        ("export", "small", "--to", "nl"),
        ("status", "small", "--to", "nl", "--rulebook"),
        ("import", "small", "--to", "nl", "--table", "nothing.csv"),
    ],
)
def test_what_is_wrong_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert folder.exists()
    code, said = told(capsys, *words)
    assert code == 1
    assert said.startswith("bloc-game: ")


@pytest.mark.parametrize("path", catalogue(), ids=lambda path: path.parent.name)
@pytest.mark.parametrize("rulebook", [False, True])
def test_the_indonesian_of_every_scenario_is_complete(path: Path, rulebook: bool) -> None:
    for group in groups(load(path), rulebook=rulebook):
        found = status(group, opened(group.file("id")))
        assert (found.missing, found.stale, found.orphaned) == ((), (), ())
        again = status(group, updated(group, opened(group.file("id")), "id"))
        assert again == found
