"""`bloc-game fmt` lays files out, only looks when asked to, and never loses one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bloc_game.scenario import formatting
from tests.cli.asking import ask

ROUGH = "a:   1\nb: {c : 2}  #why\n"
NEAT = "a: 1\nb: {c: 2}  # why\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "scenario.yaml"
    path.write_text(ROUGH, encoding="utf-8")
    return path


def test_a_file_is_laid_out_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o640)
    said = ask(capsys, "fmt", file)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("1 file laid out anew; 0 are as they should be\n")
    assert file.read_text(encoding="utf-8") == NEAT
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert ask(capsys, "fmt", file).out == "0 files laid out anew; 1 is as it should be\n"
    assert list(file.parent.iterdir()) == [file]


def test_check_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "fmt", "--check", file)
    assert said.code == 1
    assert "scenario.yaml\n1 file would change" in said.out
    assert file.read_text(encoding="utf-8") == ROUGH
    ask(capsys, "fmt", file)
    assert ask(capsys, "fmt", "--check", file).code == 0


def test_diff_shows_what_would_change(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "fmt", "--diff", file)
    assert said.code == 0
    assert "-a:   1\n-b: {c : 2}  #why\n+a: 1\n+b: {c: 2}  # why" in said.out
    assert file.read_text(encoding="utf-8") == ROUGH


def test_every_file_below_a_folder(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = file.parent / "cases"
    below.mkdir()
    (below / "record.yaml").write_text("- a:  1\n", encoding="utf-8")
    said = ask(capsys, "fmt", "--json", file.parent, file)
    assert [Path(str(name)).name for name in said.json["changed"]] == [  # type: ignore[attr-defined]
        "record.yaml",
        "scenario.yaml",
    ]
    assert (below / "record.yaml").read_text(encoding="utf-8") == "- a: 1\n"


def test_a_shipped_scenario_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "fmt", "--check", "soviet_application")
    assert (said.code, said.out) == (0, "0 files would change; 3 are as they should be\n")


def test_what_cannot_be_read_is_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("a: [1\nb: 2\n", encoding="utf-8")
    said = ask(capsys, "fmt", file)
    assert said.code == 1
    assert "error[" in said.out
    assert "1 cannot be read, and is left as it is" in said.out
    assert file.read_text(encoding="utf-8") == "a: [1\nb: 2\n"


def test_a_link_stays_a_link(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    ask(capsys, "fmt", link)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == NEAT


def test_where_the_new_text_cannot_be_put_nothing_is_left_behind(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bloc_game.cli.fmt.os.replace", full)
    said = ask(capsys, "fmt", file)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert file.read_text(encoding="utf-8") == ROUGH
    assert list(file.parent.iterdir()) == [file]


def test_nothing_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "fmt", "nowhere")
    assert said.code == 1
    assert "nowhere" in said.err


def test_a_fault_of_ours_leaves_the_file(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting._Page, "text", lambda _: "a: 1\n")
    said = ask(capsys, "fmt", file)
    assert said.code == 1
    assert "is left as it is" in said.err
    assert file.read_text(encoding="utf-8") == ROUGH


def test_it_speaks_indonesian(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "fmt", "--lang", "id", file)
    assert said.out.endswith("1 berkas ditata ulang; 0 sudah rapi\n")
