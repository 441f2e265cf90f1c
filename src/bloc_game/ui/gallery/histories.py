"""The tree of histories, histories side by side, and their strings over the thread of the table."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bloc_game.engine.actions import Fall
from bloc_game.engine.legality import legal_actions
from bloc_game.lab.findings import Contrast, Estimate
from bloc_game.session.playing import Session
from bloc_game.session.views_tree import RECORD
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import Patient, new_game
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.compare import CompareScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.tree import TreeScene
from bloc_game.ui.stage import Stage


def played(session: Session, turn: int, taste: int) -> None:
    """Play on to a turn; `taste` makes one history differ from another."""
    count = taste
    while session.to_act and session.game.turn(session.state.public).number < turn:
        seat = session.to_act[0]
        legal = legal_actions(session.game, session.state, seat)
        action = legal[count % len(legal)]
        assert not isinstance(action, Fall)  # that is chance's
        session.submit(action)
        count += bool(taste)


def branched(session: Session, turn: int, history: int) -> int:
    """Begin another history from a turn of one; the number of the new one."""
    tape = session.histories.of(history).tape
    numbers = [session.game.turn(one.step.state.public).number for one in tape]
    session.branch(numbers.index(turn) + 1, history)
    return session.histories.hand


FIRST = {"en": "Elections first", "id": "Pemilu dulu"}
LONG = {"en": "No army without an inspection", "id": "Tidak ada tentara tanpa pemeriksaan"}
"""What somebody might call a history; in any other language accented, as all its words are."""


@cache
def begun(language: str) -> Play:
    """A game that was taken elsewhere once, and is not over."""
    play = new_game(("USA",), language)
    session = play.session
    played(session, 6, 0)
    played(session, 5, branched(session, 2, 1))
    session.name(2, FIRST.get(language, "Ëlëctïöns fïrst"))
    session.switch(1)
    return play


@cache
def seven(language: str) -> Play:
    """A game with seven histories, branches of branches among them, three of which have ended."""
    play = new_game(("USA",), language)
    session = play.session
    played(session, 99, 0)
    played(session, 5, branched(session, 2, 1))
    played(session, 99, branched(session, 6, 1))
    played(session, 12, branched(session, 9, 3))
    played(session, 10, branched(session, 9, 3))
    played(session, 8, branched(session, 2, 1))
    played(session, 99, branched(session, 12, 1))
    session.name(2, FIRST.get(language, "Ëlëctïöns fïrst"))
    session.name(4, LONG.get(language, "Nö ärmÿ wïthöüt än ïnspëctïön"))
    session.switch(2)
    return play


def _tree(of: Callable[[str], Play], at: tuple[int, int] | None = None) -> Callable[[str], Scene]:
    return lambda language: TreeScene(of(language), TableScene, at)


def _compared(*ids: int, turn: int) -> Callable[[str], Scene]:
    return lambda language: CompareScene(seven(language), ids, turn)


def _contrasted(language: str) -> Scene:
    """Two histories with what a staff says of them, in round numbers."""
    play = seven(language)
    none = Estimate(0.0, 0.0, 0.0)
    said = (Estimate(0.04, 0.01, 0.07), Estimate(-0.12, -0.17, -0.07))
    endings = (*said, *(none for _ in play.session.game.endings[2:]))
    found = Contrast(2000, Estimate(3.4, 1.2, 5.6), endings, 7400.0)
    advised = Play(play.session, language, play.doors, Patient(lambda _: found))
    return CompareScene(advised, (2, 1), 4)


def _naming(stage: Stage) -> None:
    stage.click("name")


def _marked(stage: Stage) -> None:
    stage.click("mark")


EXHIBITS = (
    Exhibit("histories.begun", _tree(begun)),
    Exhibit("histories.branch", _tree(begun, (1, 3))),
    Exhibit("histories.naming", _tree(begun, (2, 4)), _naming),
    Exhibit("histories.seven", _tree(seven)),
    Exhibit("histories.ended", _tree(seven, (3, 14)), _marked),
    Exhibit("histories.record", _tree(seven, (RECORD, 8))),
    Exhibit("histories.compared.two", _compared(2, 1, turn=4)),
    Exhibit("histories.compared.luck", _contrasted),
    Exhibit("histories.compared.three", _compared(2, 1, RECORD, turn=4)),
    Exhibit("histories.compared.four", _compared(1, 3, 7, RECORD, turn=14)),
    Exhibit("table.histories", lambda language: TableScene(seven(language))),
)
