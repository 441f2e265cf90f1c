"""Votes, telegrams, the stamp and the folder: what is seen when, and what never."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bloc_game.session.views import BenchView, VoterView, VoteView
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_seen import look
from bloc_game.session.views_table import table_view
from bloc_game.session.views_telegrams import parted
from bloc_game.ui.drawlist import DrawList
from bloc_game.ui.intents import Intent, Pressed, Typed
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.handover import Folder, HandoverScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.votes import VotesScene
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.words import LABEL
from tests.session.tiny import tiny
from tests.ui.walking import flagship, new_play, primary, staged, step

HOUSE = VoteView(
    id="ratify",
    turn=1,
    date="30 August 1954",
    question="Shall it be read?",
    body="The Assembly",
    rule="More votes for than against are enough.",
    motion="Motion to reject “The army”",
    roll=(),
    factions=(
        BenchView("LEFT", "Left", "The left", 61, 30, 4),
        BenchView("RIGHT", "Right", "The right", 22, 77, 3, ("Right breaks its word: to vote.",)),
    ),
    options=(),
    ayes=83,
    noes=107,
    needed=96,
    needs="96 of 190 votes cast are needed.",
    count="",
    stamp="Lost",
    passed=False,
    outcome="The motion has failed.",
)
ROLL = replace(
    HOUSE,
    factions=(),
    roll=(
        VoterView("USA", "United States", "for", "for"),
        VoterView("FRA", "France", "against", "against", notes=("France breaks its word: for.",)),
    ),
    ayes=1,
    noes=1,
)


@cache
def voice() -> Voice:
    return Voice(tiny(), "en")


def watched(vote: VoteView) -> tuple[Stage, VotesScene]:
    """A vote before eyes that see it move, the ballots just opened."""
    scene = VotesScene(voice(), (vote,))
    stage = staged(scene)
    stage.tick(0.0)
    stage.send(Intent.CONFIRM)
    assert stage.drawing.items
    return stage, scene


# --- votes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("vote", [HOUSE, ROLL])
def test_nothing_of_a_vote_is_told_before_the_ballots_are_opened(vote: VoteView) -> None:
    drawing = staged(VotesScene(voice(), (vote,))).drawing
    assert drawing.says("Shall it be read?")
    for hidden in ("83", "107", "LOST", "has failed", "breaks its word", "61"):
        assert not drawing.says(hidden)


@pytest.mark.parametrize("vote", [HOUSE, ROLL])
def test_ballots_turn_over_one_by_one_and_the_outcome_comes_last(vote: VoteView) -> None:
    stage, _ = watched(vote)
    assert not stage.drawing.says("has failed")
    assert stage.heard() == ()
    late = 0.0
    while stage.is_moving:
        late += 0.05
        stage.tick(late)
        assert stage.drawing.items
    assert 0.2 < late < 3.0
    assert stage.drawing.says("has failed")
    assert stage.drawing.says("LOST")
    assert stage.drawing.says("breaks its word")
    assert stage.heard() == ("hall", "stamp")


def test_enter_shows_all_ballots_at_once_and_then_goes_on() -> None:
    stage, scene = watched(HOUSE)
    assert primary(stage).id == "all"
    stage.send(Intent.CONFIRM)
    assert stage.drawing.says("has failed")
    assert primary(stage).id == "next"
    assert scene.handle(Pressed("next")) is not None


def test_without_movement_the_whole_vote_is_there_at_once() -> None:
    stage = staged(VotesScene(voice(), (HOUSE,)))
    stage.send(Intent.CONFIRM)
    for said in ("83", "107", "LOST", "96 of 190 votes cast", "61", "77"):
        assert stage.drawing.says(said)


# --- telegrams ------------------------------------------------------------------------------------


def test_a_telegram_is_typed_on_and_any_key_ends_the_typing() -> None:
    play = new_play(("FRA",), scenario=flagship())
    whole = next(one.text for one in play.telegrams(1) if one.only_you)
    ending = whole.rstrip()[-30:]
    stage = staged(TableScene(play))
    stage.tick(0.0)
    assert not stage.drawing.says(ending)
    stage.tick(0.2)
    assert not stage.drawing.says("RECEIVED")
    stage.send(Typed("x"))
    assert stage.drawing.says(ending)
    assert stage.drawing.says("RECEIVED")


def test_telegrams_come_in_with_a_sound_and_are_marked_new_until_they_are_read() -> None:
    stage = staged(TableScene(new_play(("FRA",))))
    assert stage.drawing.says("New")
    assert "teletype" in stage.heard()
    step(stage)
    stage.send(Typed("t"))
    assert not stage.drawing.says("● New")
    assert stage.drawing.says("Only you read this")


def test_one_leafs_back_through_the_pile() -> None:
    play = new_play(("FRA",))
    stage = staged(TableScene(play))
    while play.view.turn < 2:
        step(stage)
    stage.send(Typed("t"))
    first = play.telegrams(1)[0]
    assert not stage.drawing.says(first.origin.upper())
    stage.send_all((Intent.LAST, Typed(",")))  # the buttons lie at the foot of the paper
    assert stage.drawing.says(first.origin.upper())
    stage.send(Typed("."))
    assert not stage.drawing.says(first.origin.upper())


def test_a_telegram_without_a_desk_keeps_all_its_words() -> None:
    assert parted("One [note](codex:x) came. And more.") == (
        "",
        "One [note](codex:x) came. And more.",
    )


# --- between two players --------------------------------------------------------------------------


def secrets(play: Play) -> set[str]:
    """What every seat alone may read, as it would stand on a screen."""
    session, found = play.session, set()
    for seat in session.game.seats:
        seen = look(session.game, session.state, session.events_since(-1), seat.id)
        view = table_view(play.voice, seen)
        texts = [view.seat.brief, view.seat.secret, view.telegram]
        texts += [secret.says for secret in view.seat.secrets]
        texts += [goal.title for goal in view.seat.goals]
        texts += view.moves.sealed if view.moves is not None else ()
        found |= {text.split("[")[0].strip()[:40] for text in texts if text}
    return found


def told(drawing: DrawList, play: Play) -> set[str]:
    return {text for text in secrets(play) if drawing.says(text)}


def at_handover() -> tuple[Play, Stage]:
    play = new_play(("USA", "SUN"))
    stage = staged(TableScene(play))
    for _ in range(40):
        if isinstance(stage.scene, HandoverScene):
            return play, stage
        step(stage)
    raise AssertionError("nobody was asked for the desk")


def test_the_folder_between_two_players_holds_nothing_of_any_seat() -> None:
    play, stage = at_handover()
    assert len(secrets(play)) > 10
    assert told(stage.drawing, play) == set()
    assert stage.drawing.says("SOVIET UNION")
    assert stage.drawing.says("SEALED")


def test_a_secret_on_the_folder_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    play, stage = at_handover()
    drawn = Folder.place

    def place(folder: Folder, frame: Frame, box: object) -> None:
        drawn(folder, frame, box)  # type: ignore[arg-type]
        text = play.view.seat.brief
        frame.write(frame.lay(text, LABEL, 400), 0, 0, frame.scheme.ink)

    monkeypatch.setattr(Folder, "place", place)
    assert told(staged(stage.scene).drawing, play) != set()
