"""The tree of histories: nothing played is forgotten, nothing empty is kept, all of it is saved."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bloc_game.engine.actions import Hold, Lapse, SeatAction
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.playthrough import Playthrough, replay
from bloc_game.engine.state import digest
from bloc_game.session import histories
from bloc_game.session.histories import LONGEST_NAME, Histories, common
from bloc_game.session.loading import load
from bloc_game.session.playing import CannotPlay, Played, Session, begin
from bloc_game.session.reading import BadSave, glance
from bloc_game.session.saves import signed
from tests.session.tiny import tiny


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bloc_game.scenario.shelf.catalogue", tuple)


def game_for(*people: str, save: Path | None = None) -> Session:
    return begin(tiny(), people or ("USA",), seed=7, save=save)


def act(session: Session, place: int = 0) -> None:
    """Whoever may act does what stands in some place of what it may."""
    seat = session.to_act[0]
    legal = legal_actions(session.game, session.state, seat)
    session.submit(legal[place % len(legal)])  # type: ignore[arg-type]  # of a seat


def shape(session: Session) -> object:
    """The whole tree as plain values."""
    kept = tuple(
        (one.id, one.name, tuple((p.action, p.by, digest(p.step.state)) for p in one.tape))
        for one in session.histories.kept
    )
    forks = tuple(session.histories.fork(id) for id in session.histories.ids)
    return kept, forks, session.histories.hand


# --- going back ---------------------------------------------------------------------------------


def test_what_is_left_stays_as_a_history_of_its_own() -> None:
    session = game_for()
    act(session)
    act(session)
    before = session.played
    session.branch(0)
    act(session, 1)
    tree = session.histories
    assert tree.ids == (1, 2)
    assert tree.hand == 2
    assert tree.of(1).tape == before
    fork = tree.fork(2)
    assert fork is not None
    assert fork.parent == 1
    assert before[: fork.at] == session.played[: fork.at]


def test_going_back_twice_keeps_one_history() -> None:
    session = game_for()
    for _ in range(3):
        act(session)
    before = session.played
    session.undo()
    session.undo()
    assert [one.tape for one in session.histories.kept if one.id != session.histories.hand] == [
        before
    ]


def test_the_same_deed_after_going_back_is_the_same_history() -> None:
    session = game_for()
    act(session)
    act(session)
    before = session.histories
    session.undo()
    assert session.histories != before
    act(session)
    assert session.histories == before


def test_a_history_in_which_nobody_did_anything_is_not_kept() -> None:
    session = game_for()
    act(session)
    act(session)
    session.branch(0)
    session.switch(1)
    assert session.histories.ids == (1,)


def test_a_named_history_is_kept_though_nobody_did_anything_in_it() -> None:
    session = game_for()
    act(session)
    session.branch(0)
    session.name(2, "To be tried")
    session.switch(1)
    assert session.histories.ids == (1, 2)
    act(session)
    assert session.histories.of(2).name == "To be tried"


def test_a_history_kept_for_its_name_alone_goes_with_the_name() -> None:
    session = game_for()
    act(session)
    session.branch(0)
    session.name(2, "To be tried")
    session.switch(1)
    session.name(2, "")
    assert session.histories.ids == (1,)


def test_a_glance_keeps_the_histories_that_a_game_keeps(tmp_path: Path) -> None:
    """A name decides what is kept, so a glance that read no names would lose its way."""
    path = tmp_path / "game.jsonl"
    session = game_for(save=path)
    act(session)
    session.branch(0)
    session.name(2, "To be tried")
    session.switch(1)
    while session.game.turn(session.state.public).number == 1:
        act(session)
    assert glance(path).turn == 2
    session.switch(2)
    assert session.game.turn(session.state.public).number == 1
    assert glance(path).turn == 1


def test_switching_back_finds_the_game_as_it_was_left() -> None:
    session = game_for()
    act(session)
    act(session)
    state, played = session.state, session.played
    session.branch(0)
    act(session, 1)
    session.switch(1)
    assert session.state is state
    assert session.played == played


def test_a_branch_can_begin_in_a_history_that_is_not_in_hand() -> None:
    session = game_for()
    act(session)
    act(session)
    session.branch(0)
    act(session, 1)
    session.branch(0, 1)
    assert session.histories.ids == (1, 2, 3)
    assert session.histories.hand == 3


def test_what_there_is_not_is_named_with_what_there_is() -> None:
    session = game_for()
    with pytest.raises(CannotPlay, match="no history 9: choose from 1"):
        session.switch(9)
    with pytest.raises(CannotPlay, match="no history 9: choose from 1"):
        session.name(9, "Nine")
    with pytest.raises(CannotPlay, match="has no step 99"):
        session.branch(99)


def test_tapes_share_what_they_have_in_common() -> None:
    session = game_for()
    for _ in range(3):
        act(session)
    session.branch(0)
    act(session)
    act(session, 1)
    one, other = (history.tape for history in session.histories.kept)
    shared = common(one, other)
    assert shared > 0
    assert all(here is there for here, there in zip(one[:shared], other, strict=False))


@given(text=st.text(max_size=80))
def test_a_name_is_one_line_of_bounded_length(text: str) -> None:
    session = game_for()
    session.name(1, text)
    name = session.histories.of(1).name
    assert len(name) <= LONGEST_NAME
    assert name == " ".join(name.split())


# --- the tree and its save, whatever is done ----------------------------------------------------


@settings(max_examples=30, stateful_step_count=20, deadline=None)
class Tree(RuleBasedStateMachine):
    """Two people play, take back, go back, switch and name; the save holds all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.path = self.folder / "game.jsonl"
        self.session = game_for("USA", "FRA", save=self.path)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @precondition(lambda self: self.session.to_act)
    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        seat = data.draw(st.sampled_from(self.session.to_act))
        legal = legal_actions(self.session.game, self.session.state, seat)
        action = data.draw(st.sampled_from((*legal, Lapse(seat))))
        self.session.submit(action)  # type: ignore[arg-type]  # of a seat, never a fall of chance

    @precondition(lambda self: any(self.session.last_seal(s) is not None for s in ("USA", "FRA")))
    @rule()
    def take_back(self) -> None:
        seat = next(s for s in ("USA", "FRA") if self.session.last_seal(s) is not None)
        others = [
            one for one in self.session.histories.kept if one.id != self.session.histories.hand
        ]
        self.session.take_back(seat)
        assert [one for one in self.session.histories.kept if one in others] == others

    @precondition(lambda self: any(one.by == "person" for one in self.session.played))
    @rule()
    def undo(self) -> None:
        before = self.session.played
        self.session.undo()
        assert len(self.session.played) < len(before)
        tapes = [one.tape for one in self.session.histories.kept]
        assert any(tape[: len(before)] == before for tape in tapes)

    @rule(data=st.data())
    def branch(self, data: st.DataObject) -> None:
        history = self.session.histories.of(data.draw(st.sampled_from(self.session.histories.ids)))
        people = [one for one in self.session.histories.kept if one.id != history.id]
        self.session.branch(data.draw(st.integers(0, len(history.tape))), history.id)
        tapes = [one.tape for one in self.session.histories.kept]
        kept = [one for one in (history, *people) if _anybody(one.tape, tapes)]
        assert kept == []

    @rule(data=st.data())
    def switch(self, data: st.DataObject) -> None:
        to = self.session.histories.of(data.draw(st.sampled_from(self.session.histories.ids)))
        self.session.switch(to.id)
        assert self.session.played[: len(to.tape)] == to.tape

    @rule(data=st.data(), text=st.sampled_from(["", "Terms first", "Ask  for\nterms"]))
    def name(self, data: st.DataObject, text: str) -> None:
        id = data.draw(st.sampled_from(self.session.histories.ids))
        self.session.name(id, text)

    @rule()
    def save_and_load(self) -> None:
        before = shape(self.session)
        loaded = load(self.path)
        assert shape(loaded.session) == before
        self.session = loaded.session

    @invariant()
    def every_tape_is_a_game_of_this_table(self) -> None:
        table, game = self.session.table, self.session.game
        for one in self.session.histories.kept:
            if one.tape:
                actions = tuple(played.action for played in one.tape)
                played = Playthrough(table.seed, table.deal, actions)
                assert digest(replay(game, played)) == digest(one.tape[-1].step.state)

    @invariant()
    def the_same_actions_are_kept_once(self) -> None:
        tree = self.session.histories
        plain = [one.tape for one in tree.kept if not one.name and one.id != tree.hand]
        for number, one in enumerate(plain):
            others = [*plain[:number], *plain[number + 1 :]]
            assert all(common(one, other) < len(one) for other in others)
        for here in tree.kept:
            for there in tree.kept:
                shared = common(here.tape, there.tape)
                assert all(a is b for a, b in zip(here.tape[:shared], there.tape, strict=False))

    @invariant()
    def a_glance_at_the_save_tells_where_the_history_in_hand_has_come(self) -> None:
        game, public = self.session.game, self.session.state.public
        assert glance(self.path).turn == game.turn(public).number


def _anybody(tape: tuple[Played, ...], tapes: list[tuple[Played, ...]]) -> bool:
    """Whether a person did anything on a tape that stands on none of the others."""
    shared = max((common(tape, one) for one in tapes), default=0)
    return any(one.by == "person" for one in tape[shared:])


TestTree = Tree.TestCase


# --- the save -----------------------------------------------------------------------------------


def branched(path: Path) -> Session:
    session = game_for(save=path)
    act(session)
    act(session)
    session.branch(0)
    act(session, 1)
    session.name(1, "As it was")
    session.switch(1)
    act(session, 2)
    return session


def test_a_save_cut_anywhere_loses_no_more_than_its_last_line(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    branched(path)
    lines = path.read_bytes().splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        whole = tmp_path / f"whole-{count}.jsonl"
        whole.write_bytes(b"".join(lines[:count]))
        expected = shape(load(whole, play_on=False).session)
        if count < len(lines):
            cut = tmp_path / f"cut-{count}.jsonl"
            cut.write_bytes(b"".join(lines[:count]) + lines[count][:-3])
            assert shape(load(cut, play_on=False).session) == expected


def test_a_save_of_the_first_format_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = game_for(save=path)
    act(session)
    act(session)
    session.branch(0)
    act(session, 1)
    check, lines = "", []
    for number, line in enumerate(path.read_bytes().splitlines()):
        fields = json.loads(line)
        del fields["c"]
        if not number:
            fields["bloc_game_save"] = 1
        rewritten, check = signed(fields, check)
        lines.append(rewritten)
    path.write_bytes(b"".join(lines))
    loaded = load(path).session
    assert shape(loaded) == shape(session)
    loaded.switch(1)
    assert load(path).session.histories.hand == 1


@pytest.mark.parametrize("fields", [{"switch": 9}, {"name": "Nine", "of": 9}])
def test_a_history_that_there_is_not_is_named_by_its_line(
    tmp_path: Path, fields: dict[str, object]
) -> None:
    path = tmp_path / "game.jsonl"
    session = game_for(save=path)
    act(session)
    assert session.save is not None
    session.save.write(fields)
    with pytest.raises(BadSave, match="there is no history 9"):
        load(path)


# --- planted faults -----------------------------------------------------------------------------


def test_a_tree_that_forgets_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Histories, "left", Histories.cut)
    with pytest.raises(AssertionError):
        test_what_is_left_stays_as_a_history_of_its_own()


def test_a_tree_that_keeps_clutter_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "_adds", lambda *_: True)
    with pytest.raises(AssertionError):
        test_a_history_in_which_nobody_did_anything_is_not_kept()


def test_a_session_that_works_things_out_twice_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Histories, "known", lambda *_: None)
    with pytest.raises(AssertionError):
        test_tapes_share_what_they_have_in_common()


def test_a_seat_may_hold_in_two_histories_alike() -> None:
    session = game_for()
    action: SeatAction = Hold("USA")
    session.submit(action)
    first = digest(session.state)
    act(session)
    session.undo()
    session.undo()
    session.submit(action)
    assert digest(session.state) == first
