"""Scenarios found by name or path, and loaded with everything that belongs to them."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from bloc_game.scenario.problems import Problem, ScenarioError, Severity
from bloc_game.scenario.shelf import (
    NotFound,
    catalogue,
    find,
    gather,
    load,
    load_texts,
)
from tests.small import SMALL, TINY, edited

RULEBOOK = """\
id: rivers
title: Rivers
sets: {upstream: [NOR]}
tracks:
  tension: {title: Tension, start: 7, range: [0, 100]}
  warmth: {title: Warmth, start: 1, range: [0, 9]}
facts: {frozen: The river is frozen.}
actors:
  NOR: {name: Northland}
  SUD: {name: Southland}
"""
ON_IT = edited(
    TINY,
    ("id: tiny\n", "id: on_rivers\nextends: rivers\n"),
    ("actors:\n  NOR: {name: Northland}\n", "tracks:\n  tension: {start: 40, range: [0, 100]}\n"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of scenarios with a rulebook beside them."""
    write(tmp_path / "rulebooks/rivers/rulebook.yaml", RULEBOOK)
    write(tmp_path / "rulebooks/rivers/sources.yaml", "note: {title: A note, kind: document}\n")
    write(tmp_path / "rulebooks/rivers/codex/ice.md", "---\ntitle: Ice\nkind: term\n---\nCold.\n")
    write(tmp_path / "on_rivers/scenario.yaml", ON_IT)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> list[Problem]:
    with pytest.raises(ScenarioError) as error:
        load(path)
    return list(error.value.problems)


# --- finding ------------------------------------------------------------------------------------


def test_a_scenario_is_found_by_its_id() -> None:
    for path in catalogue():
        assert find(path.parent.name) == path


def test_a_scenario_is_found_by_its_file_and_by_its_folder(folder: Path) -> None:
    file = folder / "on_rivers/scenario.yaml"
    assert find(str(file)) == file
    assert find(str(file.parent)) == file


def test_a_name_that_is_nearly_right_is_offered() -> None:
    name = catalogue()[0].parent.name
    with pytest.raises(NotFound, match=f"did you mean '{name}'"):
        find(name[:-1])


@pytest.mark.parametrize("name", ["", "no such thing", "..", "/", "\0", "x" * 5_000, "~"])
def test_a_name_that_is_none_is_refused_in_words(name: str) -> None:
    with pytest.raises(NotFound, match="no scenario"):
        find(name)


# --- loading ------------------------------------------------------------------------------------


def test_what_a_rulebook_declares_is_there_and_the_scenarios_own_word_counts(folder: Path) -> None:
    scenario = load(folder / "on_rivers/scenario.yaml")
    layout = scenario.game.layout
    assert layout.slot("tension").start == 40
    assert layout.slot("warmth").start == 1
    assert layout.get("fact", "frozen") is not None
    assert scenario.game.actors == ("NOR", "SUD")
    assert scenario.rulebook is not None
    assert scenario.prose["codex.ice.text"] == "Cold."
    assert scenario.sources["note"].title == "A note"


def test_a_folder_and_its_texts_are_the_same_scenario(folder: Path) -> None:
    path = folder / "on_rivers/scenario.yaml"
    files, _, problems = gather(path)
    assert not problems
    whole, copy = load(path), load_texts(files, "on_rivers/scenario.yaml")
    assert whole.digest == copy.digest
    assert whole.prose == copy.prose
    assert whole.files == copy.files
    assert [one.start for one in whole.game.layout.slots] == [
        one.start for one in copy.game.layout.slots
    ]


def test_a_digest_is_of_the_rules_and_of_nothing_else(folder: Path) -> None:
    path = folder / "on_rivers/scenario.yaml"
    before = load(path).digest
    write(
        folder / "on_rivers/locale/id.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
    )
    translated = load(path)
    assert translated.digest == before
    assert translated.languages == ("en", "id")
    write(folder / "rulebooks/rivers/codex/ice.md", "---\ntitle: Ice\nkind: term\n---\nHard.\n")
    assert load(path).digest == before
    write(folder / "rulebooks/rivers/rulebook.yaml", RULEBOOK.replace("start: 1,", "start: 2,"))
    assert load(path).digest != before


def test_a_rulebook_may_be_named_in_quotes(folder: Path) -> None:
    path = folder / "on_rivers/scenario.yaml"
    path.write_text(ON_IT.replace("extends: rivers", 'extends: "rivers"  # mine'), "utf-8")
    assert load(path).rulebook is not None


def test_a_rulebook_that_is_not_there_is_told(folder: Path) -> None:
    path = folder / "on_rivers/scenario.yaml"
    path.write_text(ON_IT.replace("extends: rivers", "extends: lakes"), "utf-8")
    [problem] = refused(path)
    assert problem.code == "no-rulebook"
    assert problem.at.line == 2


def test_a_rulebook_outside_the_scenarios_cannot_be_named(folder: Path) -> None:
    path = folder / "on_rivers/scenario.yaml"
    path.write_text(ON_IT.replace("extends: rivers", "extends: ../rivers"), "utf-8")
    assert refused(path)[0].code == "bad-id"


def test_faults_are_shown_at_the_path_that_an_author_would_type(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    path = folder / "on_rivers/scenario.yaml"
    path.write_text(ON_IT.replace("worth: 100", "worth: 99"), "utf-8")
    assert refused(path)[0].at.file == str(Path("on_rivers/scenario.yaml"))
    write(folder / "rulebooks/rivers/rulebook.yaml", RULEBOOK.replace("start: 7", "start: 700"))
    path.write_text(ON_IT.replace("tension:", "tensions:"), "utf-8")
    (error,) = [one for one in refused(path) if one.severity is Severity.ERROR]
    assert error.at.file == str(Path("rulebooks/rivers/rulebook.yaml"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\x00\x01\x02", "not-text"),
        (b"title: caf\xe9\n", "not-utf8"),
        (b"# " + b"x" * 3_000_000, "file-too-big"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused_in_words(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(content)
    assert [problem.code for problem in refused(path)] == [code]


@pytest.mark.parametrize("name", ["passwd", "notes.txt", "scenario.yml", "notes.md", "words.po"])
def test_a_file_of_any_name_is_read_as_a_scenario(tmp_path: Path, name: str) -> None:
    file = write(tmp_path / "etc" / name, TINY)
    assert load(file).id == "tiny"
    file.write_text("root:x:0:0", encoding="utf-8")
    assert [(problem.code, problem.at.file) for problem in refused(file)] == [
        ("wrong-type", str(file))
    ]


def test_a_missing_file_and_a_folder_are_refused_in_words(tmp_path: Path) -> None:
    assert [p.code for p in refused(tmp_path / "scenario.yaml")] == ["no-such-file"]
    (tmp_path / "scenario.yaml").mkdir()
    assert [p.code for p in refused(tmp_path / "scenario.yaml")] == ["not-a-file"]


def test_a_fault_in_each_file_is_told_in_one_run(folder: Path) -> None:
    write(folder / "rulebooks/rivers/sources.yaml", "note: {title: A note, kind: rumour}\n")
    write(folder / "rulebooks/rivers/codex/ice.md", "---\ntitle: Ice\nkind: thing\n---\nCold.\n")
    path = folder / "on_rivers/scenario.yaml"
    path.write_text(ON_IT.replace("headline:", "headlines:"), "utf-8")
    files = {Path(problem.at.file).name for problem in refused(path)}
    assert files == {"sources.yaml", "ice.md", "scenario.yaml"}


def test_a_save_can_hold_all_that_a_scenario_was_read_from() -> None:
    scenario = load_texts({"small/scenario.yaml": SMALL}, "small/scenario.yaml")
    assert scenario.files == {"small/scenario.yaml": SMALL}


@pytest.mark.parametrize("collects", [True, False])
def test_loading_leaves_the_collector_as_it_was(collects: bool) -> None:
    (gc.enable if collects else gc.disable)()
    try:
        load_texts({"small/scenario.yaml": f"{SMALL}# {collects}\n"}, "small/scenario.yaml")
        assert gc.isenabled() is collects
        with pytest.raises(ScenarioError):
            load_texts({"a/scenario.yaml": f"id: {collects}\n"}, "a/scenario.yaml")
        assert gc.isenabled() is collects
    finally:
        gc.enable()


def test_a_scenario_without_a_rulebook_may_have_sources_of_its_own(tmp_path: Path) -> None:
    cited = TINY.replace("text: ", "text: It says so.[^kyle-1991] ", 1)
    file = write(tmp_path / "tiny/scenario.yaml", cited)
    assert "unknown-source" in {problem.code for problem in load(file).problems}
    write(tmp_path / "tiny/sources.yaml", "kyle-1991: {title: Suez, kind: book}\n")
    assert "unknown-source" not in {problem.code for problem in load(file).problems}
    assert load(file).sources["kyle-1991"].title == "Suez"
