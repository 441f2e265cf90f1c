"""Those who look ahead, at the table: where one can wait for them, and beside a window.

A planner thinks for seconds. In the terminal the game waits. A window must not: there it thinks in
a process of its own, seat after seat, and mostly while the one at the window is still reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bloc_game.engine.actions import Action
from bloc_game.engine.observation import Observation
from bloc_game.report.staff import Advisers, Staff
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import PLANNERS, Mind, Minds, policy_named

if TYPE_CHECKING:  # arrays are loaded where somebody thinks
    from bloc_game.lab.playing import Lab


def waited_for() -> Minds:
    """Minds for whom the game waits; those of one scenario share a lab."""
    labs: dict[str, Lab] = {}

    def named(name: str, scenario: Scenario) -> Mind:
        if name not in PLANNERS:
            return policy_named(name, scenario)
        from bloc_game.lab.planner import STRENGTHS, Planner
        from bloc_game.lab.playing import Lab

        if scenario.digest not in labs:
            labs[scenario.digest] = Lab(scenario.game)
        return Planner(labs[scenario.digest], STRENGTHS[name])

    return named


@dataclass(frozen=True)
class Deliberation:
    """What a seat had best do, put to a process that looks ahead."""

    seen: Observation
    actions: tuple[Action, ...]
    seed: int
    slot: int
    strength: str

    def answers(self, lab: Lab) -> Iterator[Action]:
        """The one answer."""
        from bloc_game.lab.planner import STRENGTHS, Planner

        planner = Planner(lab, STRENGTHS[self.strength])
        yield planner.choose(self.seen, self.actions, self.seed, self.slot)


class Cabinet:
    """Minds that think beside a window, one question after the other."""

    def __init__(self, hire: Callable[[Scenario], Advisers] = Staff) -> None:
        self._hire = hire
        self._advisers: Advisers | None = None
        self._of = ""  # the scenario they know
        self._current: Deliberation | None = None

    def named(self, name: str, scenario: Scenario) -> Mind:
        """Who is meant by the name of a policy."""
        if name not in PLANNERS:
            return policy_named(name, scenario)
        if self._advisers is None or self._of != scenario.digest:
            self._advisers, self._of, self._current = self._hire(scenario), scenario.digest, None
            self._advisers.begin()
        return _Member(self, policy_named("default", scenario), name)

    def has_heard(self) -> bool:
        """Whether somebody has made up its mind since this was last asked."""
        return self._advisers is not None and self._advisers.has_heard()

    def answer(self, question: Deliberation) -> tuple[Action | None, bool]:
        """What was found, and whether more will come; nothing else is asked meanwhile."""
        advisers, current = self._advisers, self._current
        assert advisers is not None
        if current is not None and current != question and not advisers.is_done(current):
            return None, True
        self._current = question
        found = advisers.answer(question)
        thinking = not advisers.is_done(question)
        return (None if thinking else found), thinking


class _Member:
    """One seat's mind; where the process fails it, it does what it leans to."""

    def __init__(self, cabinet: Cabinet, leaning: Mind, strength: str) -> None:
        self.cabinet = cabinet
        self.strength = strength
        self.leaning = leaning

    def choose(
        self, seen: Observation, actions: Sequence[Action], seed: int, slot: int
    ) -> Action | None:
        """What looking ahead found best, once it has."""
        if len(actions) == 1:
            return actions[0]
        question = Deliberation(seen, tuple(actions), seed, slot, self.strength)
        found, thinking = self.cabinet.answer(question)
        if found is None and not thinking:
            return self.leaning.choose(seen, actions, seed, slot)
        return found
