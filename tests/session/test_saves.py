"""Saves: what was played is what is resumed, whatever happens to the program or the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bloc_game.engine.actions import Hold, Lapse, from_text, to_text
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.outcome import ending_of
from bloc_game.resources import scenarios_dir
from bloc_game.scenario import shelf
from bloc_game.session import loading, locations
from bloc_game.session.loading import load, recover
from bloc_game.session.playing import Session, begin
from bloc_game.session.reading import BadSave, glance
from bloc_game.session.saves import SaveFile, header_of, signed, unpacked
from tests.session.test_playing import play_to_the_end
from tests.session.tiny import NAME, TINY, tiny, tiny_file

ROOT = Path(__file__).parents[2]
NAMES = count()


@pytest.fixture(autouse=True)
def saves_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test saves in a folder of its own, with no scenario installed that could differ."""
    monkeypatch.setenv(locations.OVERRIDE, str(tmp_path / "saves"))
    monkeypatch.setattr("bloc_game.scenario.shelf.catalogue", tuple)
    return tmp_path / "saves"


def saved_game(path: Path, *people: str, seed: int = 7, end: bool = True) -> Session:
    """A game saved as it was played, to its end or to the first moment of a person."""
    session = begin(tiny(), people or ("USA", "FRA"), seed=seed, save=path)
    if end:
        play_to_the_end(session)
    return session


def same(one: Session, other: Session) -> bool:
    """Whether two sessions are the same game at the same table."""
    return (
        one.table == other.table
        and [(p.action, p.by, p.step) for p in one.played]
        == [(p.action, p.by, p.step) for p in other.played]
        and one.opening == other.opening
        and one.scenario.digest == other.scenario.digest
    )


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


# --- what is saved is what is loaded ------------------------------------------------------------


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(data=st.data(), seed=st.integers(0, 2**64 - 1))
def test_what_is_loaded_is_what_was_saved(tmp_path: Path, data: st.DataObject, seed: int) -> None:
    path = tmp_path / f"{next(NAMES)}.jsonl"
    people = data.draw(st.sets(st.sampled_from(["USA", "GBR", "FRA"])), "people")
    session = begin(tiny(), sorted(people), seed=seed, save=path)
    for _ in range(data.draw(st.integers(0, 12), "steps")):
        act(session, data)
    loaded = load(path)
    assert same(loaded.session, session)
    assert loaded.notices == (loading.ABSENT,)


def act(session: Session, data: st.DataObject) -> None:
    """Anything that a person can do."""
    people = [one for one in session.played if one.by == "person"]
    sealed = [seat for seat in session.table.people if session.last_seal(seat) is not None]
    deeds = ["act"] * 3 * bool(session.to_act) + ["undo"] * bool(people)
    deeds += ["take back"] * bool(sealed) + ["branch"]
    match data.draw(st.sampled_from(deeds), "deed"):
        case "act":
            seat = data.draw(st.sampled_from(session.to_act), "seat")
            actions = (*legal_actions(session.game, session.state, seat), Lapse(seat))
            action = data.draw(st.sampled_from(actions), "action")
            session.submit(action)  # type: ignore[arg-type]  # of a seat, never a fall of chance
        case "undo":
            session.undo()
        case "take back":
            session.take_back(sealed[0])
        case _:
            session.branch(data.draw(st.integers(0, session.mark), "at"))


@pytest.mark.parametrize("people", [(), ("SUN", "FRA")])
def test_the_flagship_is_loaded_as_it_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, people: tuple[str, ...]
) -> None:
    monkeypatch.undo()  # it is installed, and it has not changed
    path = tmp_path / "game.jsonl"
    session = begin(shelf.load(shelf.find("soviet_application")), people, seed=3, save=path)
    play_to_the_end(session)
    loaded = load(path)
    assert loaded.notices == ()
    assert loaded.session.is_over
    assert same(loaded.session, session)
    assert path.stat().st_size < 500_000


def test_a_save_is_readable_lines_with_a_digest_for_every_turn(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = saved_game(path)
    header, *lines = (json.loads(line) for line in lines_of(path))
    assert header["scenario"] == "tiny"
    assert header["seats"] == ["USA", "FRA"]
    assert header["policies"] == {"GBR": "default"}
    assert unpacked(header["files"]) == {NAME: TINY}
    assert [line["a"] for line in lines] == [to_text(one.action) for one in session.played]
    assert sum("h" in line for line in lines) == len(session.game.turns)
    assert {line["by"] for line in lines} == {"person", "policy", "chance"}


def test_a_loaded_game_goes_on_and_is_saved_on(tmp_path: Path) -> None:
    path, other = tmp_path / "game.jsonl", tmp_path / "other.jsonl"
    saved_game(path, end=False)
    whole = saved_game(other)
    resumed = load(path).session
    play_to_the_end(resumed)
    assert same(resumed, whole)
    assert path.read_bytes() == other.read_bytes()


def test_only_looking_at_a_save_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path, end=False)
    text = path.read_bytes()[:-10]
    path.write_bytes(text)
    loaded = load(path, play_on=False)
    assert loaded.session.save is None
    assert path.read_bytes() == text


def test_a_save_never_overwrites_another_file(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.write_text("precious")
    with pytest.raises(FileExistsError):
        saved_game(path)
    assert path.read_text() == "precious"


# --- the program is killed ----------------------------------------------------------------------

PLAYER = """
import sys
from pathlib import Path
from bloc_game.engine.actions import Hold, to_text
from bloc_game.engine.legality import legal_actions
from bloc_game.session.playing import begin
from tests.session.tiny import tiny
session = begin(tiny(), ["USA", "FRA"], seed=7, save=Path(sys.argv[1]))
while True:
    if session.is_over:
        session.branch(0)
    seat = session.to_act[0]
    session.submit(legal_actions(session.game, session.state, seat)[-1])
    print(session.mark, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal no program can refuse")
@pytest.mark.parametrize("actions", [1, 7, 60, 200])
def test_a_killed_program_loses_at_most_the_action_being_typed(
    tmp_path: Path, actions: int
) -> None:
    path = tmp_path / "game.jsonl"
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", PLAYER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True) as player:
        assert player.stdout is not None
        marks = [int(player.stdout.readline()) for _ in range(actions)]
        player.send_signal(signal.SIGKILL)
        marks += [int(line) for line in player.stdout.read().split()]
    _, *lines = (json.loads(line) for line in lines_of(path) if line.endswith(b"\n"))
    assert sum(line.get("by") == "person" for line in lines) >= len(marks)
    session = load(path).session
    assert session.to_act or session.is_over


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_file_cut_anywhere_loses_only_its_last_line(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / f"{next(NAMES)}.jsonl"
    session = saved_game(path)
    whole = lines_of(path)
    size = data.draw(st.integers(len(whole[0]), sum(map(len, whole))))
    path.write_bytes(b"".join(whole)[:size])
    kept = sum(size >= sum(map(len, whole[: n + 1])) - 1 for n in range(1, len(whole)))
    loaded = load(path, play_on=False)
    assert loaded.session.playthrough == session.playthrough.until(kept)
    cut = path.read_bytes() not in (b"".join(whole[: kept + 1]), b"".join(whole[: kept + 1])[:-1])
    assert (loading.CUT_OFF in loaded.notices) == cut
    resumed = load(path).session
    play_to_the_end(resumed)
    assert same(resumed, session)
    assert same(load(path, play_on=False).session, session)


# --- the file is tampered with ------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_changed_line_is_named_and_what_stands_before_it_recovered(
    tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / f"{next(NAMES)}.jsonl"
    session = saved_game(path)
    lines = lines_of(path)
    number = data.draw(st.integers(1, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[number]) - 2))
    byte = data.draw(st.integers(33, 255).filter(lambda b: b != lines[number][place]))
    lines[number] = lines[number][:place] + bytes([byte]) + lines[number][place + 1 :]
    path.write_bytes(b"".join(lines))
    with pytest.raises(BadSave, match=rf"line {number + 1}: ") as caught:
        load(path)
    assert caught.value.line == number + 1
    assert caught.value.recoverable == number - 1
    recovered = recover(path)
    assert any(f"Line {number + 1}" in notice for notice in recovered.notices)
    play_to_the_end(recovered.session)
    assert recovered.session.playthrough == session.playthrough
    assert load(path, play_on=False).session.playthrough == session.playthrough
    backups = list(tmp_path.glob(f"{path.name}.damaged*"))
    assert [backup.read_bytes() for backup in backups] == [b"".join(lines)]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: [*lines[:3], *lines[4:]], 4),
        (lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]], 4),
        (lambda lines: [*lines[:3], lines[3], *lines[3:]], 5),
        (lambda lines: [*lines[:3], b"null\n", *lines[3:]], 4),
        (lambda lines: [*lines[:3], b"\xff\xfe\n", *lines[3:]], 4),
        (lambda lines: [*lines[:3], b"[" * 100_000 + b"\n", *lines[3:]], 4),
    ],
)
def test_lines_taken_out_moved_or_put_in_are_named(
    tmp_path: Path, change: Callable[[list[bytes]], list[bytes]], line: int
) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path)
    path.write_bytes(b"".join(change(lines_of(path))))
    with pytest.raises(BadSave) as caught:
        load(path)
    assert caught.value.line == line


def forged(path: Path, number: int, **fields: object) -> None:
    """Change a line and put all checks right again, as somebody might who read this program."""
    lines, check = [], ""
    for place, line in enumerate(lines_of(path)):
        written = json.loads(line)
        del written["c"]
        if place == number:
            written |= fields
        signed_line, check = signed(written, check)
        lines.append(signed_line)
    path.write_bytes(b"".join(lines))


def test_a_forged_illegal_action_is_named(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path)
    forged(path, 2, a="USA chooses sign for")
    with pytest.raises(BadSave, match="line 3: 'USA chooses sign for' cannot be done"):
        load(path)
    forged(path, 2, a="what")
    with pytest.raises(BadSave, match="line 3: 'what' is no action"):
        load(path)


def test_a_forged_legal_action_is_found_at_the_end_of_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = saved_game(path)
    place = next(n for n, one in enumerate(session.played) if one.action == Hold("USA"))
    turn_ends = next(n for n, line in enumerate(lines_of(path)) if b'"h"' in line)
    forged(path, place + 1, a="USA lapses")  # it holds too, but the clock made it
    assert load(path, play_on=False).session.state == session.state
    forged(path, place + 1, a="USA brood")
    with pytest.raises(BadSave) as caught:
        load(path)
    assert place + 1 < caught.value.line <= turn_ends + 1


def test_a_state_that_is_not_the_one_noted_is_found(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path)
    for number, line in enumerate(lines_of(path)[1:], start=1):
        if b'"h"' in line:
            forged(path, number, h="0" * 16)
            with pytest.raises(BadSave, match="does not come to the state it notes") as caught:
                load(path)
            assert (caught.value.line, caught.value.recoverable) == (number + 1, number - 1)
            return


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"bloc_game_save": 3, "version": "9.9"}, "written by a later bloc_game \\(9.9\\)"),
        ({"seats": ["USA", "SUN"]}, "line 1: its seats are not those of the scenario"),
        ({"policies": {"GBR": "clever"}}, "line 1: there is no policy 'clever'"),
        ({"deal": [999]}, "line 1: "),
        ({"seed": "7"}, "line 1: 'seed' is missing or is not what it should be"),
        ({"files": "AAAA"}, "line 1: the scenario's own text in it is damaged"),
        ({"digest": "0"}, "line 1: the scenario's own text in it is damaged"),
    ],
)
def test_a_forged_header_is_refused_in_plain_words(
    tmp_path: Path, fields: dict[str, object], message: str
) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path)
    forged(path, 0, **fields)
    with pytest.raises(BadSave, match=message):
        load(path)
    with pytest.raises(BadSave, match=message):
        recover(path)


@pytest.mark.parametrize("content", [b"", b"\n", b"hello", b"\x00\x01", b"[]\n", b"{}\n", b"7\n"])
def test_a_file_that_is_no_save_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadSave, match="is not a save of bloc_game"):
        load(path)


# --- the scenario has changed -------------------------------------------------------------------


def test_a_game_goes_on_with_its_own_copy_where_the_scenario_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    session = saved_game(path)
    installed = tiny_file(tmp_path)
    monkeypatch.setattr("bloc_game.scenario.shelf.catalogue", lambda: (installed,))
    assert load(path, play_on=False).notices == ()
    tiny_file(tmp_path, TINY.replace("start: 50", "start: 51"))
    loaded = load(path, play_on=False)
    assert loaded.notices == (loading.CHANGED,)
    assert same(loaded.session, session)
    tiny_file(tmp_path, "id: [")
    assert load(path, play_on=False).notices == (loading.UNREADABLE,)


# --- the disk -----------------------------------------------------------------------------------


def test_what_the_disk_refuses_is_told_and_written_with_the_next_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    session = begin(tiny(), ["USA"], seed=7, save=path)
    assert session.save is not None
    with monkeypatch.context() as patched:
        patched.setattr(SaveFile, "_put_down", _full_disk)
        session.submit(Hold("USA"))
    assert session.save_trouble == f"{path}: No space left on device"
    play_to_the_end(session)
    assert session.save_trouble == ""
    assert same(load(path, play_on=False).session, session)


def _full_disk(save: SaveFile) -> None:
    raise OSError(28, "No space left on device", str(save.path))


def test_two_programs_never_mix_their_lines_in_one_save(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path, end=False)
    one, other = load(path).session, load(path).session
    play_to_the_end(one)
    play_to_the_end(other)
    assert one.save_trouble == ""
    assert "another program writes to this save" in other.save_trouble
    assert same(load(path, play_on=False).session, one)


# --- a list of saves ----------------------------------------------------------------------------


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_a_glance_at_a_save_tells_how_far_it_has_come(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / f"{next(NAMES)}.jsonl"
    session = begin(tiny(), ["USA"], seed=7, save=path)
    for _ in range(data.draw(st.integers(0, 9), "steps")):
        act(session, data)
    seen = glance(path)
    ending = ending_of(session.game, session.state)
    assert (seen.scenario, seen.title, seen.people) == ("tiny", "The two notes", ("USA",))
    assert seen.turn == session.game.turn(session.state.public).number
    assert seen.ending == (ending.id if ending else "")
    assert seen.problem == ""


def test_a_glance_at_a_damaged_save_says_so(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    saved_game(path)
    lines = lines_of(path)
    path.write_bytes(b"".join([*lines[:3], *lines[4:]]))
    assert glance(path).problem == "line 4: it was changed, or a line before it is missing"


# --- where they are kept ------------------------------------------------------------------------


def test_new_saves_have_names_of_their_own_and_the_last_played_comes_first(
    saves_folder: Path,
) -> None:
    for age in (2, 1):
        path = locations.new_save("tiny")
        saved_game(path)
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    assert [path.name for path in locations.saved_games()] == ["tiny-2.jsonl", "tiny-1.jsonl"]
    assert locations.new_save("tiny") == saves_folder / "tiny-3.jsonl"


def test_saves_are_kept_with_the_users_own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(locations.OVERRIDE)
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    folder = locations.saves_dir()
    assert folder.name == "saves"
    assert not folder.is_relative_to(scenarios_dir())


def test_actions_in_a_save_read_as_they_were_written(tmp_path: Path) -> None:
    session = saved_game(tmp_path / "game.jsonl")
    assert [from_text(to_text(one.action)) for one in session.played] == [
        one.action for one in session.played
    ]


def test_a_header_tells_the_table(tmp_path: Path) -> None:
    session = saved_game(tmp_path / "game.jsonl")
    header = header_of(tiny(), session.table)
    assert header.table == session.table
    assert header_of(tiny(), replace(session.table, seed=8)).table != session.table
