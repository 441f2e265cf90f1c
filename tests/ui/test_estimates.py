"""The staff's estimate fills in while one reads, can be off, and leads to what could be tried."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bloc_game.engine.actions import to_text
from bloc_game.lab.findings import Choice, Estimate, Forecast, Outlook, Reckoning, Weighed
from bloc_game.report.estimates import LuckQuestion, OutlookQuestion
from bloc_game.report.staff import A, Question
from bloc_game.ui.intents import Changed, Intent, Typed
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.ending import EndingScene
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from tests.ui.walking import new_play, played_to_the_end, staged, step

REPLY = "western_reply"


class Slow:
    """Advisers whose answer comes when the test says so."""

    def __init__(self) -> None:
        self.begun = False
        self.asked: list[Question[object]] = []
        self.found: object = None
        self.fresh = False

    def begin(self) -> None:
        self.begun = True

    def answer(self, question: Question[A]) -> A | None:
        if question not in self.asked:
            self.asked.append(question)
        return self.found  # type: ignore[return-value]  # whatever the test has found

    def is_done(self, _question: Question[A]) -> bool:
        return self.found is not None

    def has_heard(self) -> bool:
        fresh, self.fresh = self.fresh, False
        return fresh

    def find(self, answer: object) -> None:
        self.found, self.fresh = answer, True


def advised(play: Play) -> tuple[Stage, Slow]:
    staff = Slow()
    play.advisers = staff
    return staged(TableScene(play)), staff


def at_a_decision(stage: Stage) -> TableScene:
    for _ in range(60):
        scene = stage.scene
        if isinstance(scene, TableScene) and scene.now is Now.DECISION:
            return scene
        step(stage)
    raise LookupError("no decision came")


def forecast(play: Play, question: OutlookQuestion, score: float) -> Forecast:
    game = play.session.game
    exact = Estimate(score, score - 2, score + 2)
    ends = tuple(Estimate(float(n == 0), 0.0, 1.0) for n in range(len(game.endings)))
    goals = tuple(Estimate(0.5, 0.4, 0.6) for _ in game.seats[game.seat_of[play.seat]].goals)
    outlooks = (Outlook(one, ends, goals, exact, exact) for one in question.options)
    return Forecast(123, tuple(outlooks), ())


def test_it_fills_in_though_nobody_does_anything() -> None:
    stage, staff = advised(new_play())
    scene = at_a_decision(stage)
    assert stage.drawing.says("Estimate of the staff")
    assert stage.drawing.says("The staff plays on from each of them.")
    before = stage.drawing
    stage.tick(1.0)
    assert stage.drawing is before, "nothing came, so nothing is drawn"
    question = staff.asked[-1]
    assert isinstance(question, OutlookQuestion)
    assert question.seen == scene.play.seen.observation
    staff.find(forecast(scene.play, question, 61.0))
    stage.tick(1.1)
    assert stage.drawing is not before
    assert stage.drawing.says("123")
    assert stage.drawing.says("61")


def test_what_is_tried_in_pencil_is_weighed_against_leaving_the_text_alone() -> None:
    stage, staff = advised(new_play(("FRA",)))
    scene = at_a_decision(stage)
    while scene.play.view.turn < 5 or scene.now is not Now.MOVES:
        step(stage)
        if isinstance(stage.scene, TableScene):
            scene = stage.scene
    stage.send(Typed("d"))
    asked = len(staff.asked)
    assert not stage.drawing.says("Estimate of the staff"), "nothing is tried yet"
    scene.handle(Changed("drafts", [one.id for one in scene.play.view.drafts].index(REPLY)))
    clause = next(
        one
        for one in next(d for d in scene.play.view.drafts if d.id == REPLY).clauses
        if one.id == "austria"
    )
    scene.handle(Changed("clause:austria", (clause.present + 1) % len(clause.levels)))
    stage.adjust(stage.settings)
    stage.send(Intent.LAST)  # it stands below what each government makes of the text
    assert stage.drawing.says("Estimate of the staff")
    (question,) = staff.asked[asked:]
    assert isinstance(question, OutlookQuestion)
    moves = [to_text(one) for one in question.options]
    assert len(moves) == 2
    assert moves[0].startswith("FRA amend western_reply austria")
    assert moves[1] == "FRA hold"


def test_nobody_is_asked_where_estimates_are_off() -> None:
    play = new_play()
    staff = Slow()
    play.advisers = staff
    stage = Stage(TableScene(play), settings=replace(Settings(), estimates=False))
    at_a_decision(stage)
    assert not stage.drawing.says("Estimate of the staff")
    assert not staff.begun
    assert not staff.asked


def test_without_a_staff_nothing_is_said_of_one() -> None:
    stage = staged(TableScene(new_play()))
    at_a_decision(stage)
    assert not stage.drawing.says("Estimate of the staff")


def test_the_debrief_leads_back_to_the_branch_that_was_better(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path))
    play = new_play()
    stage = staged(TableScene(play))
    played_to_the_end(stage)
    staff = Slow()
    play.advisers = staff
    stage = Stage(EndingScene(play, TableScene, "luck"))
    assert stage.drawing.says("The staff plays on from each choice.")
    assert isinstance(staff.asked[-1], LuckQuestion)
    game, tape = play.session.game, play.session.played
    at = next(
        n for n, one in enumerate(tape) if one.by == "person" and hasattr(one.action, "option")
    )
    done = tape[at].action
    decision = game.decision_of[done.decision]  # type: ignore[union-attr]
    other = next(one for one in decision.actions[game.seat_of[play.seat]] if one != done)
    choice = Choice(at, decision.turn, (done,), -1.0, 0.5, (Weighed(other, 4.0, 1.0),))
    staff.find(Reckoning(play.seat, 40.0, 39, -1.0, 0.5, (choice,), 100))
    stage.tick(2.0)
    stage.click("try")
    assert isinstance(stage.scene, TableScene)
    assert len(play.session.played) == at, "the game stands before the choice"
    assert len(play.session.histories.kept) == 2, "and what was played is kept"
