"""Those who look ahead: waited for in the terminal, one at a time and unhurried beside a window."""

from __future__ import annotations

from bloc_game.ai.default import DefaultPolicy
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.observation import observation
from bloc_game.engine.state import State
from bloc_game.lab.planner import STRENGTHS, Planner
from bloc_game.lab.playing import Lab
from bloc_game.report.minds import Cabinet, Deliberation, waited_for
from bloc_game.report.staff import A, Question
from bloc_game.session.driving import PLANNERS, POLICIES
from bloc_game.session.playing import begin
from bloc_game.ui.scenes.seats import LEAST_GAMES
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
    assert STRENGTHS[PLANNERS[0]] == LEAST_GAMES, "as the page of seats says"


def test_whoever_is_waited_for_plays_what_the_planner_plays() -> None:
    scenario = tiny()
    session = begin(scenario, ("USA",), seed=3, policy="clerk", minds=waited_for())
    mind = session.driver.policies[next(iter(session.table.policies))]
    assert isinstance(mind, Planner)
    assert mind.games == STRENGTHS["clerk"]
    assert session.to_act, "everybody else has acted"


def test_beside_a_window_one_thinks_at_a_time_and_nobody_hurries_it() -> None:
    staff = Slow()
    cabinet = Cabinet(lambda _: staff)
    game, here = tiny().game, state()
    minds = {seat: cabinet.named("clerk", tiny()) for seat in ("GBR", "FRA")}
    choices = {
        seat: (observation(game, here, seat), legal_actions(game, here, seat)) for seat in minds
    }
    free = [seat for seat, (_, actions) in choices.items() if len(actions) > 1]
    assert len(free) >= 1
    first = free[0]
    seen, actions = choices[first]
    assert minds[first].choose(seen, actions, 3, 0) is None
    assert minds[first].choose(seen, actions, 3, 0) is None
    question = Deliberation(seen, tuple(actions), 3, 0, "clerk")
    assert staff.asked == [question]
    assert minds[first].choose(seen, actions, 3, 1) is None, "one question at a time"
    assert staff.asked == [question]
    staff.found[question] = actions[-1]
    assert minds[first].choose(seen, actions, 3, 0) == actions[-1]
    assert minds[first].choose(seen, actions, 3, 1) is None
    assert len(staff.asked) == 2, "now it is the next one's turn"


def test_where_the_process_fails_a_seat_does_what_it_leans_to() -> None:
    staff = Slow()
    mind = Cabinet(lambda _: staff).named("clerk", tiny())
    game, here = tiny().game, state()
    seen, actions = observation(game, here, "USA"), legal_actions(game, here, "USA")
    assert mind.choose(seen, actions, 3, 0) is None
    staff.found[Deliberation(seen, tuple(actions), 3, 0, "clerk")] = None
    leaning = DefaultPolicy(game).choose(seen, actions, 3, 0)
    assert mind.choose(seen, actions, 3, 0) == leaning


def test_a_deliberation_answers_as_the_planner_does() -> None:
    game, here = tiny().game, state()
    seen, actions = observation(game, here, "USA"), legal_actions(game, here, "USA")
    lab = Lab(game)
    (found,) = Deliberation(seen, tuple(actions), 3, 0, "clerk").answers(lab)
    assert found == Planner(lab, STRENGTHS["clerk"]).choose(seen, actions, 3, 0)
