"""Whoever plays, by whatever means: nothing is drawn that the seat at the window may not know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bloc_game.engine.setup import believed_deal
from bloc_game.ui.rich import parse, plain
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.handover import HandoverScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.table_head import Goals
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.words import Text
from tests.ui.walking import new_play, papers, staged, step

SEATS = ("FRA", "SUN")
TELLING = 40  # letters of a secret that give it away


@pytest.fixture(autouse=True)
def _saves(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path_factory.mktemp("saves")))


def told_in_secret(play: Play) -> dict[str, tuple[str, ...]]:
    """Each seat's own secret, and what it alone knows of others, as it begins."""
    names = play.voice.names
    secrets = {seat.id: names.say(f"seats.{seat.id}.secret") for seat in play.session.game.seats}
    return {
        seat: tuple(plain(parse(text)).split("\n")[0][:TELLING] for text in (whole,) if text)
        for seat, whole in secrets.items()
    }


def leaks(stage: Stage, play: Play) -> Iterator[str]:
    """What is shown that only another seat may know; between two players, that either may."""
    between = isinstance(stage.scene, HandoverScene)
    for seat, texts in told_in_secret(play).items():
        if seat != play.seat or between:
            yield from (f"{seat}: {text}" for text in texts if stage.drawing.says(text))


def with_other_secrets(play: Play, key: int) -> None:
    """Deal anew what the seat at the window does not know; what it knows stays as it is."""
    session = play.session
    other = believed_deal(session.game, play.seen.observation, key)
    last, first = session.played[-1], session.game.layout.private_end
    hidden = list(last.step.state.hidden)
    for secret, strength in zip(session.game.secrets, other, strict=True):
        hidden[secret.place - first] = strength
    state = replace(last.step.state, hidden=tuple(hidden))
    cut = session.histories.cut(session.mark - 1)
    session.histories = cut.acted(replace(last, step=replace(last.step, state=state)))
    play.speak(play.language)  # forgets all that was worked out


def test_in_a_whole_game_of_two_at_one_window_nothing_leaks() -> None:
    play = new_play(SEATS)
    stage = staged(TableScene(play))
    handed = 0
    for _ in range(900):
        if isinstance(stage.scene, EndingScene):
            break
        assert list(leaks(stage, play)) == []
        handed += isinstance(stage.scene, HandoverScene)
        step(stage)
    assert isinstance(stage.scene, EndingScene)
    assert handed > 20


@pytest.mark.parametrize("seat", SEATS)
def test_what_is_drawn_does_not_depend_on_what_the_seat_does_not_know(seat: str) -> None:
    play = new_play((seat,))
    stage = staged(TableScene(play))
    for number in range(60):
        if number % 6 == 5 and play.session.played:
            kept = play.session.histories
            before = [(one.name, one.drawing.texts()) for one in papers(stage, "page")]
            with_other_secrets(play, number)
            stage.adjust(stage.settings)
            assert [(one.name, one.drawing.texts()) for one in papers(stage, "page")] == before
            play.session.histories = kept
            play.speak(play.language)
        step(stage)


def test_a_planted_leak_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    play = new_play(("SUN",))

    def gossip(_goals: Goals, frame: Frame, _box: object) -> None:
        Text(play.voice.names.say("seats.FRA.secret")).place(frame, frame.box)

    monkeypatch.setattr(Goals, "place", gossip)
    assert list(leaks(staged(TableScene(play)), play)) != []


def test_a_number_that_hangs_on_a_secret_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    play = new_play(("SUN",))
    stage = staged(TableScene(play))
    step(stage)

    def gossip(_goals: Goals, frame: Frame, _box: object) -> None:
        Text(f"{sum(play.session.state.hidden)}").place(frame, frame.box)

    monkeypatch.setattr(Goals, "place", gossip)
    while not play.session.played:
        step(stage)
    stage.adjust(stage.settings)
    before = stage.drawing.texts()
    seen = set()
    for key in range(8):
        with_other_secrets(play, key)
        stage.adjust(stage.settings)
        seen.add(stage.drawing.texts())
    assert seen - {before}
