"""What is said of a scenario from its text alone is true, and nothing in a file can stop it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.scenario import heads
from bloc_game.scenario.heads import ending_of, head_of, scenario_files, title_of
from bloc_game.scenario.shelf import load

FILES = scenario_files()


@pytest.mark.parametrize("path", FILES, ids=[path.parent.name for path in FILES])
def test_a_head_says_what_the_loaded_scenario_says(path: Path) -> None:
    head, scenario = head_of(path), load(path)
    assert head.trouble == ""
    assert head.title == title_of(path) == scenario.model.title
    assert head.minutes == scenario.model.minutes
    assert head.turns == len(scenario.game.turns)
    assert head.days == tuple(turn.date for turn in scenario.game.turns)
    assert sum(head.seats.values()) == len(scenario.game.seats)
    for kind, count in head.seats.items():
        seats = scenario.model.seats.values()
        assert count == sum(seat.difficulty == kind for seat in seats)
    assert set(head.translated) == set(scenario.languages) - {"en"}
    for ending in scenario.model.endings:
        assert ending_of(path, ending.id) == ending.title


def written(folder: Path, text: str, catalogue: str = "") -> Path:
    path = folder / "lost_papers" / "scenario.yaml"
    (path.parent / "locale").mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (path.parent / "locale" / "id.po").write_text(catalogue, encoding="utf-8")
    return path


SMALL = "title: A\nturns:\n  - id: one\nseats:\n  USA:\n    brief: b\nendings:\n  - id: end\n"


def test_how_much_is_translated_is_counted_from_the_catalogue(tmp_path: Path) -> None:
    catalogue = (
        'msgid ""\nmsgstr ""\n"Language: id\\n"\n\n'
        'msgctxt "title"\nmsgid "A"\nmsgstr "Satu"\n\n'
        'msgctxt "turns.one.text"\nmsgid "B"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgctxt "turns.one.headline"\nmsgid "C"\nmsgstr "Tiga"\n'
    )
    path = written(tmp_path, SMALL, catalogue)
    assert head_of(path).translated == {"id": 33}
    assert head_of(path, "id").title == "Satu"


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("title: [\n", "line 2"),
        ("title: A\nturns: []\nseats: {}\n", "there is no 'endings' in it"),
        ("", "there is no 'title' in it"),
    ],
)
def test_what_is_wrong_at_a_glance_is_told(tmp_path: Path, text: str, trouble: str) -> None:
    head = head_of(written(tmp_path, text))
    assert trouble in head.trouble
    assert head.title in ("A", "lost papers")


def test_a_file_that_is_not_there_or_no_text_has_a_head_too(tmp_path: Path) -> None:
    assert head_of(tmp_path / "away" / "scenario.yaml").trouble
    path = written(tmp_path, "")
    path.write_bytes(b"\xff\xfe\x00")
    assert head_of(path).trouble


@given(text=st.text(alphabet="abturnseitl:- \n'\"[{|#\u00e9\t", max_size=300))
def test_no_text_stops_the_reading(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    head_of(written(tmp_path_factory.mktemp("heads"), text, text), "id")


def test_the_earliest_history_stands_first_and_what_has_no_date_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, turns in (
        ("a_late", "turns:\n  - id: one\n    date: 1955-04-18\n"),
        ("b_early", "turns:\n  # the first\n  - date: 1953-03-05\n    id: one\n"),
        ("c_broken", "title: [\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(f"id: x\n{turns}", encoding="utf-8")
    monkeypatch.setattr(heads, "scenarios_dir", lambda: tmp_path)
    assert [path.parent.name for path in scenario_files()] == ["b_early", "a_late", "c_broken"]
