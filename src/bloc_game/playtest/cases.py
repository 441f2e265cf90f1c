"""Playing a case, and what is said where it does not come out as expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.policy import Policy
from bloc_game.ai.record import FixedPolicy, RecordPolicy
from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import Action, Fall
from bloc_game.engine.compiled import Formula
from bloc_game.engine.intervals import parts
from bloc_game.engine.outcome import ending_of
from bloc_game.engine.phrases import Phrase, phrase, row
from bloc_game.engine.setup import dealt, initial, recorded_deal
from bloc_game.engine.state import State
from bloc_game.engine.turn import play
from bloc_game.engine.whose_turn import chance_node
from bloc_game.playtest.unparsing import written
from bloc_game.scenario.cases import Case
from bloc_game.scenario.problems import Mark, Problem
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import Driver, everywhere, policy_named

NAMED = 6  # numbers that are told of a condition that does not hold


@dataclass(frozen=True)
class Outcome:
    """A case that was played, and what did not come out as expected."""

    case: Case
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Whether all came out as expected."""
        return not self.problems


def run_case(scenario: Scenario, case: Case) -> Outcome:
    """Play a case and hold it to what it expects."""
    state = _played(scenario, case)
    return Outcome(case, tuple(_unmet(scenario, case, state)))


def _played(scenario: Scenario, case: Case) -> State:
    """The state at which play stops."""
    game, how = scenario.game, case.play
    recorded = how.by == "record"
    deal = recorded_deal(game) if recorded else dealt(game, how.luck)
    state = initial(game, deal, case.given).state
    driver = Driver(game, everywhere(game, _policy(scenario, case)), how.luck)
    falls = {**(scenario.record.events if recorded else {}), **how.events}
    until = next((one.number for one in game.turns if one.id == how.until), len(game.turns) + 1)
    while game.turn(state.public).number < until and (found := driver.next(state)) is not None:
        state = play(game, state, _fallen(scenario, state, found[0], falls)).state
    return state


def _policy(scenario: Scenario, case: Case) -> Policy:
    """Who plays: what the case says is done first, then what its policy does."""
    game, how = scenario.game, case.play
    policy = policy_named(how.by, scenario)
    if case.orders:
        on_record = scenario.record.orders if how.by == "record" else {}
        elsewhere = DefaultPolicy(game) if how.by == "record" else policy
        choices = scenario.record.choices if how.by == "record" else {}
        policy = RecordPolicy(game, {**on_record, **case.orders}, choices, elsewhere)
    return FixedPolicy(how.choices, policy) if how.choices else policy


def _fallen(scenario: Scenario, state: State, action: Action, falls: dict[str, bool]) -> Action:
    """What chance does: as the case, or the record, says where it says so."""
    if not isinstance(action, Fall) or action.rule not in falls:
        return action
    wanted = Fall(action.rule, int(falls[action.rule]))
    node = chance_node(scenario.game, state)
    return wanted if node is not None and wanted in node.actions else action


# --- what is not as expected ---------------------------------------------------------------------


def _unmet(scenario: Scenario, case: Case, state: State) -> Iterator[Problem]:
    game, cells = scenario.game, state.row()
    ending = ending_of(game, state)
    came = (
        phrase("it ended as '{id}'", id=ending.id)
        if ending is not None
        else phrase("the game goes on")
    )
    where = phrase("on turn '{id}' {came}", id=game.turn(state.public).id, came=came)
    for formula, text, at in case.then:
        if not formula.run(cells):
            told = ", ".join(_numbers(scenario, formula.tree, cells))
            yield _failed(
                case,
                at,
                phrase("`{text}` does not hold", text=text),
                row([told, where], "; ") if told else where,
            )
    if case.ending and (ending is None or ending.id != case.ending):
        yield _failed(
            case, case.ending_at, phrase("it does not end as '{ending}'", ending=case.ending), where
        )


def _failed(case: Case, at: Mark, what: Phrase, why: Phrase) -> Problem:
    fix = phrase("mend the rules that bring it about, or the case where it expects too much")
    return Problem(
        "case-failed", at, phrase("“{name}”: {what}", name=case.name, what=what), why, fix
    )


def _numbers(scenario: Scenario, tree: ex.Expr, cells: tuple[int, ...]) -> list[str]:
    """The numbers that a condition rests on, as they are."""
    told: dict[str, int] = {}
    waiting = [tree]
    while waiting and len(told) < NAMED:
        one = waiting.pop(0)
        if isinstance(one, ex.Cell | ex.SupportOf | ex.PriceOf):
            value = Formula(one, scenario.game.bargain).run(cells)
            told.setdefault(written(scenario.game, one), value)
        waiting += parts(one)
    return [f"{name} is {value}" for name, value in told.items()]
