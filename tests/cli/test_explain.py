"""`bloc-game explain`: the ledger adds up, points at its rules, and keeps secrets."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bloc_game.cli.explain import as_json, bounds, ledger, shown_tracks
from bloc_game.engine.legality import legal_actions
from bloc_game.session.playing import Session, begin
from tests.cli.asking import Rows, ask, rows, saved
from tests.session.tiny import TINY, tiny


def explained(
    capsys: pytest.CaptureFixture[str], *words: object
) -> tuple[dict[str, dict[str, int]], Rows]:
    said = ask(capsys, "explain", *words, "--json")
    assert said.code == 0
    return cast(dict[str, dict[str, int]], said.json["tracks"]), rows(said.json["entries"])


@given(seed=st.integers(0, 2**64 - 1))
def test_start_and_all_that_moved_make_the_end(seed: int) -> None:
    session = begin(tiny(), [], seed=seed, policy="random")
    entries = list(ledger(session))
    cells = session.state.cells()
    for slot in shown_tracks(session, None):
        moved = [e for e in entries if e.kind == "track" and e.slot == slot]
        total = sum(int(e.after) - int(e.before) for e in moved)
        assert slot.start + total == cells[slot.index]
        ends = bounds([slot], entries, None)[slot.name]
        assert ends == {"start": slot.start, "end": cells[slot.index]}
    for turn in (1, 2):
        for slot, ends in zip(
            shown_tracks(session, None),
            bounds(shown_tracks(session, None), entries, turn).values(),
            strict=True,
        ):
            moved = [e for e in entries if e.kind == "track" and e.slot == slot and e.turn == turn]
            assert ends["end"] - ends["start"] == sum(int(e.after) - int(e.before) for e in moved)


def test_every_entry_points_at_the_line_of_its_rule(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    saved(path)
    _, entries = explained(capsys, path)
    lines = TINY.splitlines()
    for entry in entries:
        assert entry["file"] == "tiny/scenario.yaml"
        assert 1 <= cast(int, entry["line"]) <= len(lines)
    chosen = next(e for e in entries if e["rule"] == "decisions.first_word.manoeuvre")
    assert chosen == {
        "turn": 1,
        "kind": "track",
        "track": "tension",
        "by": 5,
        "from": 50,
        "to": 55,
        "rule": "decisions.first_word.manoeuvre",
        "file": "tiny/scenario.yaml",
        "line": 1 + next(n for n, line in enumerate(lines) if "effects: tension += 5" in line),
        "text": "Tension rose by 5, to 55. "
        "The answer “A manoeuvre” to the question “What do you say?”.",
    }


def test_levels_words_and_memberships_are_told_by_name() -> None:
    seen: dict[object, set[object]] = {}
    for seed in range(60):
        for entry in ledger(begin(tiny(), [], seed=seed, policy="record")):
            told = as_json(entry)
            seen.setdefault(told["kind"], set()).add((told.get("what"), told["from"], told["to"]))
    assert ("level[reply, entry]", "unreal", "unready") in seen["level"]
    assert ("fact[leaked]", False, True) in seen["fact"]
    assert any(to == "for" for _, _, to in cast(set[tuple[str, str, str]], seen["pledge"]))
    assert ("in_effect[reply]", False, True) in seen["draft"]


def test_one_turn_and_one_track_can_be_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    saved(path)
    tracks, entries = explained(capsys, path, "--turn", 2, "--track", "tension")
    assert {(e["turn"], e["track"]) for e in entries} == {(2, "tension")}
    by = [cast(int, e["by"]) for e in entries]
    assert tracks["tension"]["end"] - tracks["tension"]["start"] == sum(by)
    assert tracks["tension"]["start"] == explained(capsys, path, "--turn", 1)[0]["tension"]["end"]
    tracks, _ = explained(capsys, path, "--track", "capital[USA]")
    assert list(tracks) == ["capital[USA]"]
    tracks, _ = explained(capsys, path, "--track", "capital")
    assert list(tracks) == ["capital[USA]", "capital[GBR]", "capital[FRA]"]


def test_it_reads_as_sentences(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    saved(path)
    said = ask(capsys, "explain", path, "--track", "tension")
    assert said.code == 0
    assert said.out.startswith("Turn 1: A note\n  Tension rose by 5, to 55. The answer “A manoe")
    assert "Turn 2: An answer\n" in said.out
    end = explained(capsys, path)[0]["tension"]["end"]
    assert said.out.endswith(f"From start to end:\n  tension: 50 → {end}\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--track", "tensions"], "there is no track 'tensions' to be shown: the tracks are capi"),
        (["--turn", "3"], "there is no turn 3: the game has 2"),
    ],
)
def test_what_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str], message: str
) -> None:
    path = tmp_path / "game.jsonl"
    saved(path)
    said = ask(capsys, "explain", path, *words)
    assert said.code == 1
    assert message in said.err


# --- secrets ------------------------------------------------------------------------------------


def halfway(path: Path, *people: str, seed: int) -> Session:
    """A game in its second turn, not yet over."""
    session = begin(tiny(), people, seed=seed, policy="random", save=path)
    while session.to_act and session.game.turn(session.state.public).number == 1:
        seat = session.to_act[0]
        action = legal_actions(session.game, session.state, seat)[-1]
        session.submit(action)  # type: ignore[arg-type]  # of a seat, never a fall of chance
    return session


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10**6), people=st.sets(st.sampled_from(["USA", "GBR", "FRA"]), min_size=1)
)
def test_while_it_goes_on_it_tells_only_what_all_who_play_may_know(
    tmp_path: Path, seed: int, people: set[str]
) -> None:
    path = tmp_path / f"{seed}-{'-'.join(sorted(people))}.jsonl"
    path.unlink(missing_ok=True)
    session = halfway(path, *sorted(people), seed=seed)
    for entry in ledger(session):
        assert entry.cause.rule == "unknown" or all(map(entry.cause.known_to, people))
        if entry.slot is not None and entry.slot.family == "doubts":
            assert people == set(entry.slot.keys)
    names = {slot.name for slot in shown_tracks(session, "doubts" if len(people) == 1 else None)}
    assert {name for name in names if name.startswith("doubts")} == {
        f"doubts[{seat}]" for seat in people if len(people) == 1
    }


def test_something_is_really_kept_back(tmp_path: Path) -> None:
    """The promise above can fail: there is much that one who plays may not know."""
    kept = 0
    for seed in range(20):
        session = halfway(tmp_path / f"{seed}.jsonl", "USA", seed=seed)
        kept += sum(entry.cause.rule == "unknown" for entry in ledger(session))
    assert kept > 10
