"""A study plays what it says, anywhere, to the same numbers, and can be stopped and resumed."""

from __future__ import annotations

import csv
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.record import FixedPolicy
from bloc_game.cli.main import main
from bloc_game.engine.chance import mix
from bloc_game.engine.outcome import ending_of, returns
from bloc_game.engine.setup import dealt
from bloc_game.scenario.problems import ScenarioError
from bloc_game.session.driving import everywhere, play_out
from bloc_game.study import blocks as work
from bloc_game.study.design import Design, read_design
from tests.small import SMALL, edited, game_of

STUDY = """\
scenario: small
question: What comes of a claim?
games: 90
seed: 3
factors:
  word: {decision: first_word, options: [claim, silence]}
  tension: {track: tension, start: [50, 62]}
responses:
  tracks: [tension, "trust[NOR, SUD]"]
  decisions: [sign, path]
"""


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "GAMES", 40)


def study(folder: Path, text: str = STUDY) -> Path:
    (folder / "small").mkdir(exist_ok=True)
    (folder / "small" / "scenario.yaml").write_text(SMALL, encoding="utf-8")
    file = folder / "terms.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "results.csv").open(encoding="utf-8", newline="") as read:
        return list(csv.DictReader(read))


# --- the design ---------------------------------------------------------------------------------


def test_factors_multiply(tmp_path: Path) -> None:
    design = read_design(study(tmp_path))
    assert design.factors == ("word", "tension")
    assert [dict(one.levels) for one in design.settings] == [
        {"word": "claim", "tension": "50"},
        {"word": "claim", "tension": "62"},
        {"word": "silence", "tension": "50"},
        {"word": "silence", "tension": "62"},
    ]


def test_runs_can_be_listed(tmp_path: Path) -> None:
    design = read_design(study(tmp_path, STUDY + "runs:\n  - {tension: 62, word: claim}\n"))
    assert [one.levels for one in design.settings] == [(("word", "claim"), ("tension", "62"))]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = edited(
        STUDY,
        ("[claim, silence]", "[claim, silense]"),
        ("start: [50, 62]", "start: [50, 620]"),
        ('"trust[NOR, SUD]"', '"trust[NOR, SUDD]"'),
        ("[sign, path]", "[sing, path]"),
    )
    text += "runs:\n  - {word: claim, tensoin: 50}\n  - {word: clam, tension: 50}\n"
    with pytest.raises(ScenarioError) as raised:
        read_design(study(tmp_path, text))
    found = [(one.code, one.at.line, one.fix) for one in raised.value.problems]
    assert [(code, line) for code, line, _ in found] == [
        ("unknown-option", 6),
        ("out-of-range", 7),
        ("unknown-track", 9),
        ("unknown-decision", 10),
        ("missing-key", 12),
        ("unknown-factor", 12),
        ("unknown-level", 13),
    ]
    assert "silence" in found[0][2]
    assert "trust[NOR,SUD]" in found[2][2]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("scenario: small", "scenario: smal"), "unknown-scenario"),
        (("games: 90", "games: 0"), "out-of-range"),
        (("games: 90", "gams: 90"), "unknown-key"),
        (
            ("{track: tension, start: [50, 62]}", "{seats: [NORR], policy: [default]}"),
            "unknown-seat",
        ),
        (("{track: tension, start: [50, 62]}", "{policy: [defualt]}"), "bad-value"),
    ],
)
def test_what_is_misspelt_has_its_code(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    with pytest.raises(ScenarioError) as raised:
        read_design(study(tmp_path, edited(STUDY, change)))
    assert code in [one.code for one in raised.value.problems]


def test_the_study_of_the_documentation_can_be_played(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "studies.md").read_text(encoding="utf-8")
    text = page.partition("```yaml\n")[2].partition("```")[0]
    file = tmp_path / "terms.yaml"
    file.write_text(text, encoding="utf-8")
    assert len(read_design(file).settings) == 6


# --- what is played -------------------------------------------------------------------------------


def test_its_numbers_are_those_of_the_plain_engine(tmp_path: Path) -> None:
    file = study(tmp_path, edited(STUDY, ("[claim, silence]", "[claim]"), ("[50, 62]", "[50]")))
    assert main(["study", str(file), "--jobs", "1"]) == 0
    (row,) = table(tmp_path / "terms")
    game = game_of()
    policies = everywhere(game, FixedPolicy({"first_word": "claim"}, DefaultPolicy(game)))
    ended, points, tension = [], [], []
    for number in range(90):
        luck = mix(3, number)
        state = play_out(game, policies, luck, dealt(game, luck)).state
        ending = ending_of(game, state)
        assert ending is not None
        ended.append(ending.id)
        points.append(returns(game, state)[0])
        tension.append(state.cells()[game.layout.at("tension")])
    for ending in game.endings:
        assert float(row[f"ending.{ending.id}"]) == ended.count(ending.id) / 90
    assert float(row["score.NOR"]) == sum(points) / 90
    assert float(row["track.tension"]) == sum(tension) / 90
    assert float(row["track.tension.low"]) < float(row["track.tension"])


def test_it_comes_to_the_same_numbers_on_more_cores(tmp_path: Path) -> None:
    file = study(tmp_path)
    assert main(["study", str(file), "--jobs", "1", "-o", str(tmp_path / "one")]) == 0
    assert main(["study", str(file), "--jobs", "2", "-o", str(tmp_path / "two"), "--parquet"]) == 0
    assert table(tmp_path / "one") == table(tmp_path / "two")
    assert (tmp_path / "two" / "results.parquet").stat().st_size
    assert (tmp_path / "two" / "ending.war.svg").read_text(encoding="utf-8").startswith("<svg")


def test_it_goes_on_where_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = study(tmp_path)
    assert main(["study", str(file), "--jobs", "1", "-o", str(tmp_path / "whole")]) == 0
    played: list[str] = []
    once = work.play_block

    def stopped(*args: object) -> object:
        if len(played) == 5:
            raise KeyboardInterrupt
        name, sums = once(*args)  # type: ignore[arg-type]
        played.append(name)
        return name, sums

    monkeypatch.setattr("bloc_game.study.running.play_block", stopped)
    assert main(["study", str(file), "--jobs", "1"]) == 130
    assert "the same command goes on" in capsys.readouterr().err
    folder = tmp_path / "terms"
    kept = sorted(one.stem for one in (folder / "blocks").glob("*.json"))
    assert len(kept) >= 4, "what is done is kept"
    monkeypatch.setattr("bloc_game.study.running.play_block", once)
    assert main(["study", str(file), "--jobs", "1"]) == 0
    assert f"{len(kept)} of 12 parts are done" in capsys.readouterr().err
    assert table(folder) == table(tmp_path / "whole")


def test_another_study_is_not_mixed_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = study(tmp_path, edited(STUDY, ("games: 90", "games: 40")))
    assert main(["study", str(file), "--jobs", "1"]) == 0
    study(tmp_path, edited(STUDY, ("games: 90", "games: 80")))
    assert main(["study", str(file), "--jobs", "1"]) == 1
    assert "another folder" in capsys.readouterr().err


def test_the_manifest_says_what_it_rests_on(tmp_path: Path) -> None:
    file = study(tmp_path, edited(STUDY, ("games: 90", "games: 40")))
    assert main(["study", str(file), "--jobs", "1"]) == 0
    manifest = json.loads((tmp_path / "terms" / "manifest.json").read_text(encoding="utf-8"))
    design: Design = read_design(file)
    assert manifest["scenario_digest"] == design.scenario.digest
    assert manifest["seed"] == 3
    assert len(manifest["settings"]) == 4


# --- on a cluster ---------------------------------------------------------------------------------


@pytest.fixture
def cluster() -> Iterator[object]:
    distributed = pytest.importorskip("distributed", reason="studies on a cluster need Dask")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as started:
        yield started


def test_a_cluster_whose_worker_dies_comes_to_the_same_numbers(
    tmp_path: Path, cluster: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = study(tmp_path, edited(STUDY, ("games: 90", "games: 2000")))
    monkeypatch.setattr(work, "GAMES", 100)
    assert main(["study", str(file), "-o", str(tmp_path / "here")]) == 0
    folder = tmp_path / "there"
    killed: list[int] = []

    def kill_one() -> None:
        until = monotonic() + 60
        while monotonic() < until and len(list(folder.glob("blocks/*.json"))) < 3:
            sleep(0.01)
        worker = next(iter(cluster.workers.values()))  # type: ignore[attr-defined]
        killed.append(worker.process.pid)
        os.kill(worker.process.pid, signal.SIGKILL)

    killer = Thread(target=kill_one)
    killer.start()
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    assert main(["study", str(file), "--cluster", address, "-o", str(folder)]) == 0
    killer.join()
    assert killed
    assert table(folder) == table(tmp_path / "here")


def test_a_scheduler_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="studies on a cluster need Dask")
    monkeypatch.setattr("bloc_game.study.running.PATIENCE", "1s")
    assert main(["study", str(study(tmp_path)), "--cluster", "tcp://127.0.0.1:1"]) == 1
    assert "127.0.0.1:1" in capsys.readouterr().err
