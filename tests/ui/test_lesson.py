"""The lesson: doing what it says, and nothing else, soon comes to the first decision."""

from __future__ import annotations

import pytest

from bloc_game.ui.gallery.games import new_game
from bloc_game.ui.intents import Intent, Pointer, Touch, Typed
from bloc_game.ui.scenes.desk import Now, Paper
from bloc_game.ui.scenes.lesson import DECIDE, WHY, Coach, Hint
from bloc_game.ui.scenes.starting import lesson
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage

FEW = 12  # presses: a minute, at five seconds each
KEYS = {Paper.DRAFT: "d", Paper.ACT: "m"}


@pytest.fixture(autouse=True)
def _saves(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path_factory.mktemp("saves")))


def taught(language: str = "en", size: tuple[int, int] = (1280, 720)) -> tuple[Stage, TableScene]:
    table = TableScene(new_game(("SUN",), language))
    table.coach = Coach()
    return Stage(table, size, Settings()), table


def hint_of(table: TableScene) -> Hint | None:
    coach = table.coach
    return coach.hint(table.play, table.desk, table.now) if coach is not None else None


def obey(stage: Stage, hint: Hint) -> None:
    """Do what a hint says, with one press."""
    if hint.at == "papers":
        stage.send(Typed(KEYS[Paper(hint.part)]))
        return
    control = next(one for one in stage.handles.controls if one.id.startswith(hint.at))
    if hint.at == "clause:":
        other = control.parts[1 if control.chosen != 1 else 0]
        for touch in (Touch.DOWN, Touch.UP):
            stage.send(Pointer(touch, *other.centre))
        return
    stage.click(control.id)


def test_doing_what_it_says_comes_to_the_first_decision_within_a_minute() -> None:
    stage, table = taught()
    presses = 0
    while table.now is not Now.DECISION:
        hint = hint_of(table)
        assert hint is not None
        assert stage.drawing.says(hint.text.split(".")[0][:20])
        obey(stage, hint)
        presses += 1
        assert presses <= FEW
    assert table.play.view.turn == 1


def test_it_goes_on_to_what_changed_and_why_and_then_leaves_one_alone() -> None:
    stage, table = taught()
    steps = []
    for _ in range(3 * FEW):
        hint = hint_of(table)
        if hint is None:
            break
        steps.append(hint.step)
        obey(stage, hint)
    assert steps == sorted(steps)
    assert steps[-2:] == [DECIDE, WHY]
    assert table.coach is None
    assert stage.settings.met


def test_a_note_goes_when_the_thing_is_done_and_does_not_come_back() -> None:
    stage, table = taught()
    for _ in range(4):
        hint = hint_of(table)
        assert hint is not None
        obey(stage, hint)
        after = hint_of(table)
        assert after is not None
        assert after.step > hint.step
    stage.send(Typed("d"))
    back = hint_of(table)
    assert back is not None
    assert back.at == "papers"


@pytest.mark.parametrize("control", ["key", "button"])
def test_one_leaves_it_at_any_time_and_the_game_lies_as_it_was(control: str) -> None:
    stage, table = taught()
    obey(stage, hint_of(table) or Hint(0, "", ""))
    before = table.play.session.mark, table.desk.paper
    if control == "key":
        stage.send(Intent.CANCEL)
    else:
        stage.click("lesson")
    assert table.coach is None
    assert stage.settings.met
    assert (table.play.session.mark, table.desk.paper) == before
    assert not any(one.id == "lesson" for one in stage.handles.controls)


def test_who_does_as_they_please_is_never_held_up() -> None:
    stage, table = taught()
    for _ in range(40):
        button = next(one for one in stage.handles.controls if one.primary)
        if button.blockers:
            stage.click("options/0" if stage.handles.control("options/0") else "replies/0")
            continue
        stage.click(button.id)
        if table.play.view.turn > 1 and table.coach is None:
            return
    raise AssertionError("the lesson did not end")


def test_the_title_page_begins_it_for_the_seat_that_decides_first() -> None:
    table = lesson(Wish(language="en"))
    assert isinstance(table, TableScene)
    assert table.coach is not None
    first = table.play.session.game.decisions[0]
    assert first.turn == 1
    assert (
        first.actor
        == table.play.session.game.seats[table.play.session.game.seat_of[table.play.seat]].actor
    )


def test_it_is_offered_on_the_title_page_and_on_the_page_that_says_how_to_play() -> None:
    stage = Stage(TitleScene(Wish(language="en")), (1280, 720), Settings())
    assert stage.drawing.says("First time?")
    stage.send(Intent.HELP)
    stage.send(Typed("t"))
    assert isinstance(stage.scene, TableScene)
    assert stage.scene.coach is not None
    met = Stage(TitleScene(Wish(language="en")), (1280, 720), Settings(met=True))
    assert not met.drawing.says("First time?")
    met.send(Typed("t"))
    assert isinstance(met.scene, TableScene)
