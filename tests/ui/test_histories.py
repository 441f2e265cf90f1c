"""The tree of histories in the window: looked at, named, compared, gone back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bloc_game.session.views_tree import RECORD
from bloc_game.ui.gallery.histories import begun, branched, played
from bloc_game.ui.intents import Changed, Digit, Intent, Typed
from bloc_game.ui.scenes.compare import CompareScene
from bloc_game.ui.scenes.ending import EndingScene, StoryScene
from bloc_game.ui.scenes.handover import HandoverScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.strings import ink_of
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.tree import TreeScene
from bloc_game.ui.scenes.tree_board import own_turns
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.tokens import SCHEMES, Scheme, contrast
from tests.session.tiny import tiny
from tests.ui.walking import finished, new_play, primary, staged


def game(seats: tuple[str, ...] = ("USA",)) -> Play:
    """A game of a few turns that was taken elsewhere once; the first history is in hand."""
    play = new_play(seats)
    session = play.session
    played(session, 4, 0)
    played(session, 3, branched(session, 2, 1))
    session.switch(1)
    return Play(session, "en", play.doors)


def opened(play: Play) -> tuple[Stage, TreeScene]:
    stage = staged(TableScene(play))
    stage.send(Typed("b"))
    assert isinstance(stage.scene, TreeScene)
    return stage, stage.scene


# --- coming to it and leaving it ----------------------------------------------------------------


def test_b_opens_the_tree_and_escape_closes_it() -> None:
    stage, _ = opened(game())
    stage.send(Intent.CANCEL)
    assert isinstance(stage.scene, TableScene)


def test_other_histories_stand_over_the_thread_and_open_the_tree() -> None:
    stage = staged(TableScene(game()))
    assert stage.drawing.says("History 2, branched at 26 Mar")
    stage.click("tree")
    assert isinstance(stage.scene, TreeScene)


def test_a_turn_on_the_thread_is_looked_at_in_the_tree() -> None:
    scene = TableScene(game())
    stage = staged(scene)
    stage.send(Intent.NEXT)
    while stage.attention.focus != "thread":
        stage.send(Intent.NEXT)
    stage.send(Intent.LEFT)
    assert isinstance(stage.scene, TreeScene)
    assert stage.scene.at == (1, 3)
    assert stage.drawing.says("A branch begins again on 31 March 1954")
    assert stage.drawing.says("the game as played stays in the tree")


# --- what can be done in it ---------------------------------------------------------------------


def test_branching_from_a_pin_keeps_the_game_as_played() -> None:
    play = game()
    before = play.session.played
    stage, scene = opened(play)
    scene.look_at(1, 2)
    stage.send(Intent.NEXT)
    stage.click("branch")
    assert isinstance(stage.scene, TableScene)
    assert play.view.turn == 2
    assert play.session.histories.hand == 3
    assert before in [one.tape for one in play.session.histories.kept]


def test_going_to_a_history_takes_it_in_hand_as_it_was_left() -> None:
    play = game()
    stage, scene = opened(play)
    scene.look_at(2, 3)
    stage.send(Intent.NEXT)
    stage.click("switch")
    assert isinstance(stage.scene, TableScene)
    assert play.session.histories.hand == 2
    assert play.view.turn == 3


def test_a_history_is_named_by_typing() -> None:
    play = game()
    stage, scene = opened(play)
    scene.look_at(2, 3)
    stage.send(Typed("n"))
    stage.send_all(Typed(sign) for sign in "Terms first")
    stage.send(Intent.CONFIRM)
    assert play.session.histories.of(2).name == "Terms first"
    assert stage.drawing.says("“Terms first”")


def test_the_record_can_be_looked_at_and_not_played() -> None:
    stage, scene = opened(game())
    scene.look_at(RECORD, 2)
    stage.send(Intent.NEXT)
    assert stage.drawing.says("not played on")
    controls = {one.id for one in stage.handles.controls}
    assert not controls & {"branch", "switch", "name"}


def test_the_record_is_shown_no_further_than_the_game_has_come() -> None:
    play = game()
    stage, _ = opened(play)
    assert stage.drawing.says("The record")
    record = play.tree.of(RECORD)
    assert len(record.pins) == 4
    assert not record.ending
    assert len(finished().tree.histories[-1].pins) <= len(finished().session.game.turns)


def test_what_changed_on_a_turn_is_told_from_the_tree() -> None:
    stage, scene = opened(game())
    scene.look_at(1, 2)
    stage.send(Intent.NEXT)
    stage.click("why")
    assert isinstance(stage.scene, StoryScene)
    assert stage.scene.turn == 2


def test_a_shared_turn_is_looked_at_on_the_string_on_which_it_is_pinned() -> None:
    _, scene = opened(game())
    scene.look_at(2, 1)
    assert scene.at == (1, 1)


def test_the_ending_opens_the_tree_and_the_game_goes_on_from_there() -> None:
    session = new_play(scenario=tiny()).session
    while session.to_act:
        played(session, 99, 0)
    play = Play(session, "en", new_play(scenario=tiny()).doors)
    stage = staged(EndingScene(play, TableScene))
    stage.click("tree")
    scene = stage.scene
    assert isinstance(scene, TreeScene)
    scene.look_at(1, 1)
    stage.send(Intent.NEXT)
    stage.click("branch")
    assert isinstance(stage.scene, TableScene)
    assert not session.is_over


def test_where_the_next_move_is_anothers_the_desk_is_handed_over() -> None:
    play = game(("USA", "SUN"))
    stage, scene = opened(play)
    play.sit("SUN")
    scene.look_at(1, 1)
    stage.send(Intent.NEXT)
    stage.click("branch")
    if play.session.to_act[0] != "SUN" and "SUN" not in play.session.to_act:
        assert isinstance(stage.scene, HandoverScene)
    else:
        assert isinstance(stage.scene, TableScene)


def test_undo_means_what_it_did_and_is_in_the_tree() -> None:
    play = new_play()
    played(play.session, 2, 0)
    play = Play(play.session, "en", play.doors)
    stage = staged(TableScene(play))
    stage.send(Intent.UNDO)
    assert play.view.turn == 1
    assert play.session.histories.ids == (1, 2)


# --- keys ---------------------------------------------------------------------------------------


def test_pins_are_walked_by_arrows() -> None:
    stage, scene = opened(game())
    assert stage.attention.focus == "string:1"
    stage.send(Intent.LEFT)
    assert scene.at == (1, 3)
    while stage.attention.focus != "string:2":
        stage.send(Intent.DOWN)
    stage.send(Intent.CONFIRM)
    assert scene.at == (2, 3)


def test_compare_lays_the_game_beside_what_is_looked_at_or_marked() -> None:
    stage, scene = opened(game())
    assert scene.compared == (1, RECORD)
    scene.look_at(2, 3)
    assert scene.compared == (1, 2)
    for id in (1, 2, RECORD):
        scene.look_at(id, 2 if id != 2 else 3)
        stage.send(Intent.NEXT)
        stage.click("mark")
    stage.click("compare")
    assert isinstance(stage.scene, CompareScene)
    assert stage.scene.ids == (1, 2, RECORD)


# --- side by side -------------------------------------------------------------------------------


def test_turns_are_stepped_through_side_by_side() -> None:
    scene = CompareScene(game(), (1, 2), 4)
    stage = staged(scene)
    assert stage.drawing.says("It stands at 31 March 1954, turn 3.")
    stage.click("before")
    assert scene.turn == 3
    scene.handle(Changed("thread", 0))
    stage.send(Digit(0))
    assert scene.turn == 1
    assert stage.drawing.says("Side by side on 10 March 1954")


def test_the_record_is_there_however_soon_it_is_laid_beside_the_game() -> None:
    play = game()
    assert not play.historian.is_ready
    scene = CompareScene(play, (1, RECORD), 4)
    assert len(scene.view.histories[1].pins) == 4


def test_where_histories_part_is_said() -> None:
    play = game()
    two, three = (staged(CompareScene(play, ids, 3)) for ids in ((1, 2), (1, 2, RECORD)))
    assert two.drawing.says("Where they part, on 26 March 1954")
    assert three.drawing.says("History 1 and History 2 part on 26 March 1954.")


# --- how they look ------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_no_two_strings_look_alike_and_all_are_seen(scheme: Scheme) -> None:
    one = begun("en").tree.of(2)
    inks = [ink_of(scheme, replace(one, id=id, in_hand=False)) for id in range(1, 31)]
    assert len({(ink.colour, ink.dash) for ink in inks}) == 30
    assert all(contrast(ink.colour, scheme.paper) >= 3 for ink in inks)
    assert all(contrast(ink.colour, scheme.sheet) >= 3 for ink in inks)


def test_the_record_comes_little_by_little_where_somebody_watches() -> None:
    play = game()
    stage = Stage(TreeScene(play, TableScene), settings=Settings(scale=1.0))
    stage.tick(0.0)
    assert stage.drawing.says("The record is being played")
    for frame in range(1, 200):
        stage.tick(frame * 0.05)
        if not stage.drawing.says("The record is being played"):
            break
    assert play.historian.is_ready
    assert not stage.is_moving
    assert own_turns(play.tree.of(RECORD)) == (1, 2, 3, 4)


def test_the_focus_is_on_a_button_that_goes_on_where_there_is_one() -> None:
    stage = Stage(TreeScene(game(), TableScene, (1, 2)))
    assert stage.attention.focus == primary(stage).id == "branch"
