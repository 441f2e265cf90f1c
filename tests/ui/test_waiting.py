"""Where the others look ahead, the table waits without freezing, and goes on by itself."""

from __future__ import annotations

from typing import cast

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.actions import Action
from bloc_game.report.minds import Cabinet, Deliberation
from bloc_game.report.staff import A, Question
from bloc_game.ui.gallery.games import new_game
from bloc_game.ui.intents import Digit, Intent
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage
from tests.ui.walking import primary, staged, step

LATE = 3  # ticks after which an answer comes


class Slow:
    """Advisers who lean as the scenario does, and take their time over it."""

    def __init__(self) -> None:
        self.current: Deliberation | None = None
        self.found: dict[object, tuple[Action, ...]] = {}
        self.ticks = 0
        self.patient = True

    def begin(self) -> None:
        """Nothing has to be made ready."""

    def answer(self, question: Question[A]) -> A | None:
        if question not in self.found and cast("object", question) != self.current:
            self.current, self.ticks = cast("Deliberation", question), 0
        return cast("A | None", self.found.get(question))

    def is_done(self, question: Question[A]) -> bool:
        return question in self.found

    def has_heard(self) -> bool:
        self.ticks += 1
        asked = self.current
        if asked is None or asked in self.found or self.ticks < LATE or not self.patient:
            return False
        leaning = DefaultPolicy(new_game().session.game)
        self.found[asked] = tuple(
            leaning.choose(one.seen, one.actions, one.seed, one.slot) for one in asked.asked
        )
        return True


def slow_table() -> tuple[Stage, Slow]:
    staff = Slow()
    return staged(TableScene(new_game(("FRA",), cabinet=Cabinet(lambda _: staff)))), staff


def table(stage: Stage) -> TableScene:
    assert isinstance(stage.scene, TableScene)
    return stage.scene


def ticked(stage: Stage, times: int) -> None:
    for number in range(times):
        stage.tick(number / 20)


def test_what_one_is_busy_with_stays_while_the_others_seal() -> None:
    stage, _ = slow_table()
    while table(stage).now is not Now.MOVES:
        step(stage)
    stage.send(Digit(4))
    stage.send(Digit(1))
    desk, mark = table(stage).desk, table(stage).play.session.mark
    chosen = desk.group, desk.option
    assert desk.option >= 0
    ticked(stage, 40)
    assert table(stage).play.session.mark > mark, "others have sealed meanwhile"
    assert (table(stage).desk.group, table(stage).desk.option) == chosen


def test_papers_are_read_in_peace_while_the_others_seal() -> None:
    """The news of a second turn, after a report that is still unread: the papers stay in hand."""
    stage, staff = slow_table()
    while table(stage).play.view.turn < 2 or table(stage).now is not Now.REPORT:
        if not isinstance(stage.scene, TableScene) or table(stage).now is not Now.WAITING:
            step(stage)
        stage.tick(0.0)
    staff.patient = False
    step(stage)
    assert table(stage).now is Now.NEWS
    staff.patient = True
    scene, mark = table(stage), table(stage).play.session.mark
    typed = scene.desk.typed
    for number in range(40):
        stage.tick(number / 20)
        assert scene.now is Now.NEWS
        assert scene.desk.typed == typed, "a telegram goes on being typed"
    assert scene.play.session.mark > mark, "others have sealed meanwhile"


def test_it_waits_says_so_and_goes_on_by_itself() -> None:
    stage, staff = slow_table()
    staff.patient = False
    while table(stage).now is not Now.WAITING:
        step(stage) if table(stage).now is not Now.MOVES else stage.click(primary(stage).id)
    assert stage.drawing.says("The others are deciding")
    assert stage.drawing.says("Still waited for")
    stage.send(Intent.CONFIRM)
    assert table(stage).now is Now.WAITING, "Enter does nothing here"
    staff.patient = True
    ticked(stage, 400)
    assert table(stage).now in (Now.REPORT, Now.NEWS)
    assert stage.drawing.says("Go on") or stage.drawing.says("I have read this")


def test_a_seal_can_be_broken_while_one_waits() -> None:
    stage, staff = slow_table()
    staff.patient = False
    while table(stage).now is not Now.WAITING:
        step(stage) if table(stage).now is not Now.MOVES else stage.click(primary(stage).id)
    stage.click("back")
    assert table(stage).now is Now.MOVES


def test_a_whole_game_against_those_who_look_ahead_comes_to_its_end() -> None:
    stage, _ = slow_table()
    for _ in range(6000):
        scene = stage.scene
        if not isinstance(scene, TableScene) or scene.now is not Now.WAITING:
            if type(scene).__name__ == "EndingScene":
                break
            step(stage)
        stage.tick(0.0)
    assert type(stage.scene).__name__ == "EndingScene"
