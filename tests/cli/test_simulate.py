"""`bloc-game simulate`: the same numbers every time, honest intervals, nothing uncounted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bloc_game.lab.outcomes import wilson
from tests.cli.asking import Document, ask, rows
from tests.session.tiny import TINY, tiny_file

UNTIMED = ("seconds", "games_per_second")


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return tiny_file(tmp_path)


def simulated(capsys: pytest.CaptureFixture[str], *words: object) -> Document:
    said = ask(capsys, "simulate", *words, "--json")
    assert said.code == 0
    assert said.err == ""
    return said.json


def test_the_document_holds_all_that_was_promised(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    found = simulated(capsys, scenario, "-n", 60, "--seed", 3)
    expected = {"scenario": "tiny", "games": 60, "seed": 3, "policy": "default", "engine": "plain"}
    assert expected.items() <= found.items()
    endings = rows(found["endings"])
    assert [e["id"] for e in endings] == ["signed", "unsigned"]
    assert [e["record"] for e in endings] == [True, False]
    assert sum(cast(int, e["count"]) for e in endings) == 60
    for ending in endings:
        low, share, high = (cast(float, ending[key]) for key in ("low", "share", "high"))
        assert 0 <= low <= share <= high <= 1
    decisions = cast(dict[str, dict[str, int]], found["decisions"])
    assert list(decisions) == ["first_word", "one_voice", "sign", "ratify"]
    assert set(decisions["sign"]) == {"adopted", "rejected"}
    assert sum(decisions["first_word"].values()) == 60
    counts = cast(dict[str, dict[str, float]], found["counts"])
    assert list(counts) == ["ratify"]
    assert counts["ratify"]["ayes"] + counts["ratify"]["noes"] == pytest.approx(206, abs=0.1)
    assert cast(float, found["games_per_second"]) > 0


def test_the_same_seed_gives_the_same_games(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    first, again, other = (
        {
            k: v
            for k, v in simulated(capsys, scenario, "-n", 40, "--seed", s).items()
            if k not in UNTIMED
        }
        for s in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_two_runs_print_the_same_bytes(scenario: Path) -> None:
    command = [sys.executable, "-m", "bloc_game", "simulate", str(scenario), "-n", "30"]
    runs = [
        subprocess.run(
            command,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
            capture_output=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
    assert b"games a second" in runs[0].stderr
    assert b"\r" not in runs[0].stderr  # no progress where nobody watches


def test_a_fixed_answer_is_given_in_every_game(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    fixes = ["--fix", "first_word=ask", "--fix", "one_voice=apart"]
    found = simulated(capsys, scenario, "-n", 30, *fixes)
    decisions = cast(dict[str, dict[str, int]], found["decisions"])
    assert decisions["first_word"] == {"manoeuvre": 0, "silence": 0, "ask": 30}
    assert decisions["one_voice"] == {"together": 0, "apart": 30}
    assert "decisions.one_voice.together" in cast(list[str], found["never"])


@pytest.mark.parametrize("policy", ["default", "random", "record"])
def test_both_engines_count_the_same_games(
    capsys: pytest.CaptureFixture[str], scenario: Path, policy: str
) -> None:
    words = [scenario, "-n", 50, "--policy", policy, "--fix", "one_voice=apart"]
    plain, batch = (
        {k: v for k, v in simulated(capsys, *words, "--engine", one).items() if k not in UNTIMED}
        for one in ("plain", "batch")
    )
    assert plain.pop("engine") == "plain"
    assert batch.pop("engine") == "batch"
    assert plain == batch


def test_many_games_are_played_at_once_unless_told_otherwise(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    assert simulated(capsys, scenario, "-n", 199)["engine"] == "plain"
    assert simulated(capsys, scenario, "-n", 200)["engine"] == "batch"


@pytest.mark.parametrize(
    ("language", "says"), [("en", "What explains how"), ("id", "Apa yang menjelaskan")]
)
def test_what_explains_the_endings_is_told_when_it_is_asked(
    capsys: pytest.CaptureFixture[str], scenario: Path, language: str, says: str
) -> None:
    found = rows(simulated(capsys, scenario, "-n", 60, "--turning")["turning"])
    assert {one["kind"] for one in found} == {"decision", "event"}
    shares = [cast(float, one["share"]) for one in found]
    assert shares == sorted(shares, reverse=True)
    assert "turning" not in simulated(capsys, scenario, "-n", 60)
    said = ask(capsys, "simulate", scenario, "-n", 60, "--turning", "--lang", language)
    assert says in said.out


def test_what_no_game_reached_is_named(capsys: pytest.CaptureFixture[str], scenario: Path) -> None:
    scenario.write_text(TINY.replace("        chance: 40\n", "        when: tension >= 99\n"))
    never = cast(list[str], simulated(capsys, scenario, "-n", 30)["never"])
    assert "events.leak" in never
    assert "moves.lobby" not in never


@pytest.mark.parametrize("policy", ["default", "random", "record"])
def test_every_policy_can_play(
    capsys: pytest.CaptureFixture[str], scenario: Path, policy: str
) -> None:
    found = simulated(capsys, scenario, "-n", 5, "--policy", policy, "--deal", "record")
    assert found["policy"] == policy


def test_the_record_answers_as_recorded(capsys: pytest.CaptureFixture[str], scenario: Path) -> None:
    found = simulated(capsys, scenario, "-n", 20, "--policy", "record")
    decisions = cast(dict[str, dict[str, int]], found["decisions"])
    assert decisions["first_word"]["manoeuvre"] == 20
    assert decisions["one_voice"]["together"] == 20


def test_it_reads_as_a_table(capsys: pytest.CaptureFixture[str], scenario: Path) -> None:
    said = ask(capsys, "simulate", scenario, "-n", 20)
    assert said.code == 0
    assert said.out.startswith("The two notes: 20 games, policy default, seed 0\n")
    assert "| Signed (`signed`) | " in said.out
    assert "as recorded" in said.out
    assert " on average" in said.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--fix", "first_word"], "--fix first_word: write DECISION=OPTION"),
        (["--fix", "frist_word=ask"], "no decision 'frist_word'; did you mean 'first_word'?"),
        (["--fix", "first_word=aks"], "no option 'aks'; did you mean 'ask'?"),
        (["--fix", "ratify=for"], "a chamber decides it, whose factions vote by their interests"),
        (["-n", "0"], "'0' is not a whole number from 1 on"),
        (["-n", "many"], "'many' is not a whole number from 1 on"),
        (["-n", "1" * 5000], "is not a whole number from 1 on"),
        (["--policy", "clever"], "invalid choice: 'clever'"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_played(
    capsys: pytest.CaptureFixture[str], scenario: Path, words: list[str], message: str
) -> None:
    said = ask(capsys, "simulate", scenario, *words)
    assert said.code == 2
    assert said.out == ""
    assert message in said.err


def test_a_scenario_that_is_missing_or_broken_is_told(
    capsys: pytest.CaptureFixture[str], scenario: Path
) -> None:
    said = ask(capsys, "simulate", "nowhere")
    assert said.code == 1
    assert "there is no scenario 'nowhere'" in said.err
    scenario.write_text(TINY.replace("tension += 5", "tensoin += 5"))
    said = ask(capsys, "simulate", scenario)
    assert said.code == 1
    assert said.out == ""
    assert "did you mean 'tension'?" in said.err


# --- history ------------------------------------------------------------------------------------


def test_history_comes_out_as_history(capsys: pytest.CaptureFixture[str]) -> None:
    found = simulated(capsys, "soviet_application", "-n", 60, "--policy", "record")
    recorded = next(e for e in rows(found["endings"]) if e["record"])
    assert cast(float, recorded["share"]) >= 0.9
    counts = cast(dict[str, dict[str, float]], found["counts"])
    assert abs(counts["question_prealable"]["ayes"] - 319) <= 15
    assert abs(counts["question_prealable"]["noes"] - 264) <= 15


def test_the_recorded_ending_is_the_likeliest_of_many(capsys: pytest.CaptureFixture[str]) -> None:
    endings = rows(simulated(capsys, "soviet_application", "-n", 100)["endings"])
    likeliest = max(endings, key=lambda ending: cast(int, ending["count"]))
    assert likeliest["record"]
    assert sum(cast(int, ending["count"]) > 0 for ending in endings) >= 4


# --- intervals ----------------------------------------------------------------------------------


@given(of=st.integers(1, 10_000), data=st.data())
def test_an_interval_holds_its_share_and_stays_within_bounds(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    low, high = wilson(count, of)
    assert 0 <= low <= count / of + 1e-12
    assert count / of - 1e-12 <= high <= 1
    mirrored = wilson(of - count, of)
    assert mirrored == pytest.approx((1 - high, 1 - low))


def test_an_interval_is_wilsons() -> None:
    assert wilson(15, 20) == pytest.approx((0.5313, 0.8881), abs=1e-4)
