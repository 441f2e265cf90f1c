"""Those who look ahead, at the table: where one can wait for them, and beside a window.

A planner thinks for seconds. Who may act at one moment thinks at one time: what each would play on
is played together, which takes little longer than for one of them. In the terminal the game waits
for that. A window must not: there they think in a process of their own, mostly while the one at the
window is still reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bloc_game.engine.actions import Action
from bloc_game.engine.observation import Observation
from bloc_game.report.staff import Advisers, Staff
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import PLANNERS, Mind, policy_named

if TYPE_CHECKING:  # arrays are loaded where somebody thinks
    from bloc_game.lab.planner import Thought
    from bloc_game.lab.playing import Lab

KEPT = 64  # answers that are remembered: one who goes back is not kept waiting for them again


@dataclass(frozen=True)
class Asked:
    """What a seat had best do, put to one of these strengths."""

    seen: Observation
    actions: tuple[Action, ...]
    seed: int
    slot: int
    strength: str

    def thought(self, lab: Lab) -> Thought:
        """How it is found."""
        from bloc_game.lab.planner import STRENGTHS, Planner

        planner = Planner(lab, STRENGTHS[self.strength])
        return planner.thought(self.seen, self.actions, self.seed, self.slot)


@dataclass(frozen=True)
class Deliberation:
    """All that is asked at one moment, put to a process that looks ahead."""

    asked: tuple[Asked, ...]

    def answers(self, lab: Lab) -> Iterator[tuple[Action, ...] | None]:
        """Nothing as long as it goes on, so that it can be left off; then an answer to each."""
        from bloc_game.lab.planner import made_up

        found = yield from made_up(lab, [one.thought(lab) for one in self.asked])
        yield tuple(found)


class Council:
    """Minds for whom the game waits; those of one scenario share a lab."""

    def __init__(self) -> None:
        self._labs: dict[str, Lab] = {}
        self._asked: dict[Asked, Lab] = {}
        self._found: dict[Asked, Action] = {}

    def named(self, name: str, scenario: Scenario) -> Mind:
        """Who is meant by the name of a policy."""
        if name not in PLANNERS:
            return policy_named(name, scenario)
        from bloc_game.lab.playing import Lab

        if scenario.digest not in self._labs:
            self._labs[scenario.digest] = Lab(scenario.game)
        lab = self._labs[scenario.digest]
        return _Member(lambda question: self._answer(question, lab), name)

    def decide(self) -> bool:
        """All make up their minds on what they were asked."""
        from bloc_game.lab.planner import decided

        asked, self._asked, self._found = self._asked, {}, {}
        for lab in dict.fromkeys(asked.values()):
            mine = [question for question, whose in asked.items() if whose is lab]
            found = decided(lab, [question.thought(lab) for question in mine])
            self._found |= dict(zip(mine, found, strict=True))
        return bool(asked)

    def _answer(self, question: Asked, lab: Lab) -> Action | None:
        if question not in self._found:
            self._asked[question] = lab
        return self._found.get(question)


class Cabinet:
    """Minds that think beside a window, on all that is asked at one moment, then on the next."""

    def __init__(self, hire: Callable[[Scenario], Advisers] = Staff) -> None:
        self._hire = hire
        self._advisers: Advisers | None = None
        self._of = ""  # the scenario they know
        self._asked: dict[Asked, None] = {}  # since they were last told to make up their minds
        self._found: dict[Asked, Action | None] = {}  # None where the process failed
        self._current: Deliberation | None = None

    def named(self, name: str, scenario: Scenario) -> Mind:
        """Who is meant by the name of a policy."""
        if name not in PLANNERS:
            return policy_named(name, scenario)
        if self._advisers is None or self._of != scenario.digest:
            self._advisers, self._of, self._current = self._hire(scenario), scenario.digest, None
            self._found.clear()
            self._advisers.begin()
        return _Member(self._answer, name, policy_named("default", scenario))

    def decide(self) -> bool:
        """Begin on what was asked, where nobody is thinking, or only on what nobody asks now."""
        asked, self._asked = tuple(self._asked), {}
        current, advisers = self._current, self._advisers
        idle = current is None or not set(current.asked) & set(asked)
        if asked and idle and advisers is not None:
            self._current = Deliberation(asked)
            advisers.answer(self._current)
        return False

    def has_heard(self) -> bool:
        """Whether somebody has made up its mind since this was last asked."""
        advisers, current = self._advisers, self._current
        if advisers is None or current is None:
            return False
        advisers.has_heard()
        if not advisers.is_done(current):
            return False
        found = advisers.answer(current) or (None,) * len(current.asked)
        self._found |= dict(zip(current.asked, found, strict=True))
        for question in list(self._found)[:-KEPT]:
            del self._found[question]
        self._current = None
        return True

    def _answer(self, question: Asked) -> Action | None:
        if question not in self._found:
            self._asked[question] = None
            return None
        found = self._found[question]
        if found is None:
            raise Failed
        return found


class Failed(Exception):
    """The process that looks ahead has no answer."""


class _Ask(Protocol):
    def __call__(self, question: Asked, /) -> Action | None:
        """What was found, or nothing yet."""


class _Member:
    """One seat's mind; where the process fails it, it does what it leans to."""

    def __init__(self, ask: _Ask, strength: str, leaning: Mind | None = None) -> None:
        self.ask = ask
        self.strength = strength
        self.leaning = leaning

    def choose(
        self, seen: Observation, actions: Sequence[Action], seed: int, slot: int
    ) -> Action | None:
        """What looking ahead found best, once it has."""
        if len(actions) == 1:
            return actions[0]
        try:
            return self.ask(Asked(seen, tuple(actions), seed, slot, self.strength))
        except Failed:
            assert self.leaning is not None
            return self.leaning.choose(seen, actions, seed, slot)
