"""Those who look ahead: waited for in the terminal, unhurried beside a window."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import slot_of
from bloc_game.engine.actions import Action
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.state import State
from bloc_game.lab import planner
from bloc_game.lab.planner import STRENGTHS, Planner
from bloc_game.lab.playing import Lab
from bloc_game.report.minds import Asked, Cabinet, Council, Deliberation
from bloc_game.report.staff import A, Question
from bloc_game.session.driving import PLANNERS, POLICIES
from bloc_game.session.playing import begin
from bloc_game.ui.scenes.seats import GAMES
from tests.session.tiny import tiny


class Slow:
    """Advisers who answer when they are told to, and what they are told."""

    def __init__(self) -> None:
        self.asked: list[Question[object]] = []
        self.found: dict[object, object] = {}

    def begin(self) -> None:
        """Nothing has to be made ready."""

    def answer(self, question: Question[A]) -> A | None:
        if question not in self.asked:
            self.asked.append(question)
        return self.found.get(question)  # type: ignore[return-value]  # whatever the test has found

    def is_done(self, question: Question[A]) -> bool:
        return question in self.found

    def has_heard(self) -> bool:
        return bool(self.found)


def state() -> State:
    """The first moment at which everybody is asked for a move."""
    return begin(tiny(), tuple(tiny().game.seat_of), seed=3).state


def test_the_names_are_those_of_the_lab() -> None:
    assert tuple(STRENGTHS) == PLANNERS
    assert set(PLANNERS).isdisjoint(POLICIES)
    assert STRENGTHS == GAMES, "as the page of seats says"


def questions(strength: str = "clerk") -> list[Asked]:
    """What every seat that has a choice is asked at that moment."""
    game, here = tiny().game, state()
    every = {
        seat: (observation(game, here, seat), legal_actions(game, here, seat))
        for seat in game.seat_of
    }
    return [
        Asked(seen, tuple(actions), 3, 0, strength)
        for seen, actions in every.values()
        if len(actions) > 1
    ]


def put(minds: Council | Cabinet, question: Asked) -> Action | None:
    mind = minds.named(question.strength, tiny())
    return mind.choose(question.seen, question.actions, question.seed, question.slot)


def test_whoever_is_waited_for_plays_what_the_planner_plays() -> None:
    scenario = tiny()
    session = begin(scenario, ("USA",), seed=3, policy="clerk", minds=Council())
    assert session.to_act, "everybody else has acted"
    lab, step = Lab(scenario.game), session.opening
    acted = 0
    for one in session.played:
        if one.by == "policy":
            seen = observation(scenario.game, step.state, getattr(one.action, "seat", ""))
            legal = legal_actions(scenario.game, step.state, seen.seat)
            clerk = Planner(lab, STRENGTHS["clerk"])
            assert one.action == clerk.choose(seen, legal, 3, slot_of(scenario.game, seen))
            acted += len(legal) > 1
        step = one.step
    assert acted > 1


def test_all_who_are_asked_at_one_moment_think_at_one_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    council, asked = Council(), questions()
    assert len(asked) > 1
    assert [put(council, one) for one in asked] == [None] * len(asked)
    batches: list[int] = []
    played_on = planner._played_on

    def watched(lab: Lab, wanted: Sequence[planner.Ahead]) -> list[list[int]]:
        batches.append(len(wanted))
        return played_on(lab, wanted)

    monkeypatch.setattr(planner, "_played_on", watched)
    assert council.decide()
    most = max(min(len(one.actions), planner.CONSIDERED) for one in asked)
    least = planner.KEPT ** (len(batches) - 1)
    assert least < most <= planner.KEPT * least, "a batch for each round, however many think"
    alone = Planner(Lab(tiny().game), STRENGTHS["clerk"])
    for one in asked:
        assert put(council, one) == alone.choose(one.seen, one.actions, one.seed, one.slot)
    assert not council.decide(), "nobody has been asked anything since"


def test_beside_a_window_nobody_hurries_them() -> None:
    staff = Slow()
    cabinet = Cabinet(lambda _: staff)
    first, *others = questions()
    assert put(cabinet, first) is None
    assert not cabinet.decide(), "nobody waits for it"
    assert staff.asked == [Deliberation((first,))]
    for one in (first, *others):
        assert put(cabinet, one) is None
    cabinet.decide()
    assert len(staff.asked) == 1, "one thing at a time"
    assert not cabinet.has_heard()
    staff.found[staff.asked[0]] = (first.actions[-1],)
    assert cabinet.has_heard()
    assert put(cabinet, first) == first.actions[-1]
    for one in others:
        assert put(cabinet, one) is None
    cabinet.decide()
    assert staff.asked[1:] == [Deliberation(tuple(others))], "now it is the others' turn"


def test_what_nobody_asks_any_more_is_left_off() -> None:
    """The game was taken elsewhere while they thought."""
    staff = Slow()
    cabinet = Cabinet(lambda _: staff)
    old, new, *_ = questions()
    for one in (old, new):
        put(cabinet, one)
        cabinet.decide()
    assert staff.asked == [Deliberation((old,)), Deliberation((new,))]


def test_where_the_process_fails_a_seat_does_what_it_leans_to() -> None:
    staff = Slow()
    cabinet = Cabinet(lambda _: staff)
    one = questions()[0]
    assert put(cabinet, one) is None
    cabinet.decide()
    staff.found[Deliberation((one,))] = None
    assert cabinet.has_heard()
    leaning = DefaultPolicy(tiny().game)
    assert put(cabinet, one) == leaning.choose(one.seen, one.actions, one.seed, one.slot)


def test_a_deliberation_answers_as_the_planners_do_and_can_be_left_off() -> None:
    asked, lab = questions(), Lab(tiny().game)
    *before, found = Deliberation(tuple(asked)).answers(lab)
    assert before
    assert set(before) == {None}
    clerk = Planner(lab, STRENGTHS["clerk"])
    assert found == tuple(clerk.choose(one.seen, one.actions, one.seed, one.slot) for one in asked)
