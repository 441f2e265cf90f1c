"""One battery for every scenario, shipped or among the tests: an author's first question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from bloc_game.engine.actions import Action, Fall, Lapse, Order, from_text, to_text
from bloc_game.engine.bodies import SWING
from bloc_game.engine.chance import mix, pick
from bloc_game.engine.events import EventCame
from bloc_game.engine.game import Game
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.outcome import ending_of, returns
from bloc_game.engine.setup import dealt, recorded_deal
from bloc_game.engine.state import Moving, State
from bloc_game.engine.whose_turn import chance_node, is_terminal, players_to_act, seats_to_act
from bloc_game.scenario.problems import Severity
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.words import Words
from bloc_game.session.driving import Driver, everywhere, policy_named
from tests.checks import (
    check_legality,
    check_observation,
    check_ranges,
    check_somebody_can_act,
    check_step,
    check_told,
    conceivable,
    otherwise_hidden,
)
from tests.small import SMALL, TINY, loaded
from tests.strategies import Playout, files, played_by, random_game, scenario_at

NAMED = {path.parent.name: path for path in files()}
SEEDS = (1, 2)


@pytest.fixture(params=["small", "tiny", *NAMED], scope="module")
def scenario(request: pytest.FixtureRequest) -> Scenario:
    match request.param:
        case "small":
            return loaded(SMALL)
        case "tiny":
            return loaded(TINY)
        case name:
            return scenario_at(NAMED[name])


@pytest.fixture(scope="module")
def random_games(scenario: Scenario) -> tuple[Playout, ...]:
    return tuple(random_game(scenario.game, seed) for seed in SEEDS)


# --- the file -----------------------------------------------------------------------------------


def test_it_loads_without_an_error(scenario: Scenario) -> None:
    assert [p for p in scenario.problems if p.severity is Severity.ERROR] == []


def test_its_folder_bears_its_name(scenario: Scenario) -> None:
    if scenario.path.is_absolute():  # not a text of the tests
        assert scenario.path.parent.name == scenario.id


def test_all_it_says_can_be_read_in_all_its_languages(scenario: Scenario) -> None:
    assert scenario.prose
    for language in scenario.languages:
        words = Words(scenario, language)
        for path in scenario.prose:
            assert words.say(path).strip(), f"{path} in {language}"
            assert words.say(path) != path


def test_what_people_read_has_no_loose_ends(scenario: Scenario) -> None:
    """Every turn, ending, decision, option, event, move, seat and draft has its words."""
    game, prose = scenario.game, scenario.prose
    paths = [f"turns.{turn.id}.headline" for turn in game.turns]
    paths += [f"endings.{ending.id}.title" for ending in game.endings]
    paths += [f"seats.{seat.id}.brief" for seat in game.seats]
    paths += [f"drafts.{draft.id}.title" for draft in game.drafts]
    paths += [f"moves.{move.id}.title" for move in game.moves]
    paths += [f"bodies.{body.id}.title" for body in game.bodies]
    turns = {turn.number: turn.id for turn in game.turns}
    for decision in game.decisions:
        here = f"turns.{turns[decision.turn]}.decisions.{decision.id}"
        paths.append(f"{here}.question")
        for option in decision.options:
            paths += [f"{here}.options.{option.id}.{key}" for key in ("title", "for", "against")]
    assert [path for path in paths if path not in prose] == []


# --- the game -----------------------------------------------------------------------------------


def test_every_game_ends_in_an_ending(
    scenario: Scenario, random_games: tuple[Playout, ...]
) -> None:
    for playout in random_games:
        assert is_terminal(playout.state)
        assert ending_of(scenario.game, playout.state) is not None
        assert all(0 <= points <= 100 for points in returns(scenario.game, playout.state))


def test_every_state_of_a_game_keeps_the_promises(
    scenario: Scenario, random_games: tuple[Playout, ...]
) -> None:
    game = scenario.game
    for playout in random_games:
        for before, step in zip(playout.steps, playout.steps[1:], strict=False):
            check_ranges(game, step.state)
            check_somebody_can_act(game, step.state)
            check_step(game, before.state, step)
            for seat in game.seats:
                check_told(game, step.events, seat.id)


def test_what_is_hidden_stays_hidden(scenario: Scenario, random_games: tuple[Playout, ...]) -> None:
    game = scenario.game
    for playout in random_games:
        for step in playout.steps[:: max(len(playout.steps) // 12, 1)]:
            for seat in game.seats:
                other = otherwise_hidden(game, step.state, seat.id, 1)
                check_observation(game, step.state, other, seat.id)


def test_what_is_legal_and_only_that_can_be_done(
    scenario: Scenario, random_games: tuple[Playout, ...]
) -> None:
    game = scenario.game
    everything = sorted(set(conceivable(game)), key=to_text)
    for playout in random_games:
        for step in playout.steps[:: max(len(playout.steps) // 6, 1)]:
            check_legality(game, step.state, everything[:: max(len(everything) // 150, 1)])


def test_whatever_chance_may_do_has_a_positive_weight(
    scenario: Scenario, random_games: tuple[Playout, ...]
) -> None:
    for playout in random_games:
        for step in playout.steps:
            node = chance_node(scenario.game, step.state)
            if node is not None:
                assert sum(node.weights) > 0
                assert min(node.weights) >= 0


def test_everything_that_can_be_done_survives_being_written_down(scenario: Scenario) -> None:
    for action in _all_actions(scenario.game):
        assert from_text(to_text(action)) == action
        assert "\n" not in to_text(action)


def _all_actions(game: Game) -> Iterator[Action]:
    yield from (row.order for row in game.rows)
    for decision in game.decisions:
        for choices in decision.actions.values():
            yield from choices


def test_no_two_rules_share_their_luck(scenario: Scenario) -> None:
    game = scenario.game
    numbers = Counter(
        [event.number for event in game.events]
        + [decision.number for decision in game.decisions]
        + [row.number for row in game.rows]
    )
    assert [number for number, times in numbers.items() if times > 1] == []


def test_every_seat_has_a_choice_on_most_turns(
    scenario: Scenario, random_games: tuple[Playout, ...]
) -> None:
    """At least two things to do when it is first asked, on most of the turns on which it is."""
    game = scenario.game
    asked: dict[str, list[int]] = {seat.id: [] for seat in game.seats}
    for playout in random_games:
        for step in playout.steps:
            state = step.state
            if state.agenda and isinstance(state.agenda[-1], Moving):
                for number in seats_to_act(game, state):
                    if not state.sealed[number]:
                        seat = game.seats[number].id
                        asked[seat].append(len(legal_actions(game, state, seat)))
    for seat, numbers in asked.items():
        few = sum(number < 2 for number in numbers)
        assert 2 * few <= len(numbers), f"{seat}: {few} of {len(numbers)}"


def test_every_default_can_be_played(scenario: Scenario) -> None:
    """A class that falls asleep gets an ending too: whoever is asked lets the time run out."""
    game = scenario.game

    def asleep(game: Game, state: State, _: int) -> Action | None:
        node = chance_node(game, state)
        if node is not None:
            return node.actions[pick(node.weights, mix(5, *node.key))]
        return Lapse(players_to_act(game, state)[0])

    playout = played_by(game, 5, dealt(game, 5), asleep, None)
    assert ending_of(game, playout.state) is not None


# --- what history did ---------------------------------------------------------------------------


def as_recorded(scenario: Scenario) -> Playout:
    """History played: policies do what the record says, events come as they came."""
    game, record = scenario.game, scenario.record
    driver = Driver(game, everywhere(game, policy_named("record", scenario)), 0)

    def choose(game: Game, state: State, _: int) -> Action | None:
        node = chance_node(game, state)
        if node is None:
            found = driver.next(state)
            return found[0] if found is not None else None
        rule = node.actions[0].rule
        if rule in record.events:
            return Fall(rule, int(record.events[rule]))
        if rule in game.decision_of:
            return Fall(rule, SWING)
        return node.actions[pick(node.weights, mix(0, *node.key))]

    return played_by(game, 0, recorded_deal(game), choose, None)


def test_history_plays_through_to_its_own_ending(scenario: Scenario) -> None:
    playout = as_recorded(scenario)
    ending = ending_of(scenario.game, playout.state)
    assert ending is not None
    if scenario.record.ending and scenario.record.choices:
        assert ending.id == scenario.record.ending


def test_every_recorded_move_is_made(scenario: Scenario) -> None:
    playout = as_recorded(scenario)
    done = Counter(action for action in playout.actions if isinstance(action, Order))
    wanted = Counter(order for orders in scenario.record.orders.values() for order in orders)
    assert wanted - done == Counter()


def test_every_recorded_choice_is_one_of_the_answers(scenario: Scenario) -> None:
    for decision, choices in scenario.record.choices.items():
        known = scenario.game.decision_of[decision].answers
        assert set(choices.values()) <= set(known)


def test_events_of_the_record_come_as_recorded(scenario: Scenario) -> None:
    """Where chance was asked at all."""
    playout = as_recorded(scenario)
    came = {e.event for step in playout.steps for e in step.events if isinstance(e, EventCame)}
    for event, happened in scenario.record.events.items():
        if not happened:
            assert event not in came
