"""What comes after a game, and beside it: the leaves of the debrief, the lesson, the codex."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bloc_game.engine.actions import Choose
from bloc_game.lab.findings import Choice, Reckoning, Weighed
from bloc_game.report.estimates import LuckQuestion
from bloc_game.report.staff import Question
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import Patient, new_game, scenario, until
from bloc_game.ui.intents import Input, Intent, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.ending import LEAVES, EndingScene
from bloc_game.ui.scenes.lesson import Coach
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage


def _table(language: str) -> Scene:
    return TableScene(new_game(("FRA",), language))


@cache
def _finished(language: str) -> Play:
    """A game played to its end, once for all leaves."""
    play = new_game(("FRA",), language)
    until(Stage(TableScene(play)), EndingScene)
    play.advisers = Patient(_reckoned)
    return play


def _reckoned(question: Question[object]) -> object:
    """Luck and skill in round numbers, for parting them in earnest takes a while."""
    assert isinstance(question, LuckQuestion)
    game = scenario().game
    mine = [
        (at, one)
        for at, one in enumerate(question.played.actions)
        if isinstance(one, Choose) and one.seat == question.seat
    ]
    choices = []
    for number, (at, one) in enumerate(mine[:3]):
        decision = game.decision_of[one.decision]
        others = [c for c in decision.actions[game.seat_of[one.seat]] if c != one][:2]
        weighed = tuple(Weighed(c, 3.5 - 4 * n - number, 1.2) for n, c in enumerate(others))
        choices.append(Choice(at, decision.turn, (one,), 1.5 - number, 0.8, weighed))
    return Reckoning(question.seat, 47.2, 51, 0.9, 2.1, tuple(choices), 100)


def _leaf(name: str) -> Callable[[str], Scene]:
    return lambda language: EndingScene(_finished(language), TableScene, name)


def _taught(language: str) -> Scene:
    table = TableScene(new_game(("SUN",), language))
    table.coach = Coach()
    return table


def _pressed(*presses: Input) -> Callable[[Stage], None]:
    def brought(stage: Stage) -> None:
        for press in presses:
            stage.send(press)

    return brought


def _article(stage: Stage) -> None:
    stage.send(Typed("c"))
    stage.click("entry:edc")
    stage.send(Typed("c"))


EXHIBITS = (
    *(Exhibit(f"ending.{name}", _leaf(name)) for name in LEAVES[1:]),
    Exhibit("lesson.first", _taught),
    Exhibit("lesson.draft", _taught, _pressed(Intent.CONFIRM)),
    Exhibit("lesson.pencil", _taught, _pressed(Intent.CONFIRM, Typed("d"))),
    Exhibit("codex.shelves", _table, _pressed(Typed("c"))),
    Exhibit("codex.article", _table, _article),
)
