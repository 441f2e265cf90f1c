"""The reference game of the benchmark is what it says, and the loop by hand is the same game."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.peers import ink
from benchmarks.peers import sea as peers
from benchmarks.reference import engine, in_c, loop
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.engine.events import EventCame, EventStayedAway, TrackShifted
from bloc_game.engine.expressions import Num
from bloc_game.engine.playthrough import ledger
from bloc_game.engine.setup import initial
from bloc_game.lab.outcomes import endings
from bloc_game.lab.playing import Lab

SEEDS = range(200)


def test_it_has_the_size_that_the_benchmark_names() -> None:
    game = engine.game()
    assert len(game.turns) == 12
    assert len(game.seats) == 6
    tracks = {track.id for track in game.tracks}
    assert sum(slot.family in tracks for slot in game.layout.slots) == 40
    assert len(game.endings) == 6
    assert len(game.events) == 8
    assert all(event.chance is not None for event in game.events)
    assert [len(turn.decisions) for turn in game.turns] == [1] * 12
    assert {len(decision.options) for decision in game.decisions} == {2, 3, 4}
    assert [decision.actor for decision in game.decisions] == [*range(6), *range(6)]


def test_it_has_29_conditions_and_94_effects() -> None:
    game = engine.game()
    options = [option for decision in game.decisions for option in decision.options]
    conditions = [
        option.when[decision.actor or 0]
        for decision in game.decisions
        for option in decision.options
    ]
    conditions += [event.when for event in game.events] + [end.when for end in game.endings]
    assert sum(not isinstance(condition.tree, Num) for condition in conditions) == 29
    effects = [option.effects for option in options] + [event.effects for event in game.events]
    effects += [rule for _, rule in game.each_turn]
    assert sum(len(effect.statements) for effect in effects) == 94


@pytest.mark.parametrize("start", [0, 50, 100, 150])
def test_the_loop_by_hand_is_the_same_game(start: int) -> None:
    layout = engine.game().layout
    for seed in range(start, start + 50):
        state, events = engine.play(seed)
        ending, sea = loop.play(seed)
        assert engine.ending(state) == ending
        cells = state.cells()
        now = {slot.name: cells[slot.index] for slot in layout.slots if slot.name in sea.now}
        assert now == sea.now
        moved = [e for e in events if isinstance(e, TrackShifted)]
        assert [f"{e.slot.name} {e.by:+d}" for e in moved] == [
            line.split(": ")[1].split(" by ")[0] for line in sea.log
        ]
        _, terse = loop.play(seed, loop.TerseSea)
        assert isinstance(terse, loop.TerseSea)
        assert terse.now == sea.now
        assert [f"month {m}: {t} {by:+d} by {why}" for m, t, by, why in terse.moved] == sea.log


def test_every_ending_and_every_event_comes_up() -> None:
    games = [engine.play(seed) for seed in SEEDS]
    assert len({engine.ending(state) for state, _ in games}) == 6
    drawn = {e.event for _, events in games for e in events if isinstance(e, EventCame)}
    stayed = {e.event for _, events in games for e in events if isinstance(e, EventStayedAway)}
    assert drawn == {event.id for event in engine.game().events}
    assert stayed


def test_the_engine_that_is_measured_keeps_its_ledger() -> None:
    game = engine.game()
    state, events = engine.play(3)
    opening = initial(game, ())
    entries = ledger(game, events[len(opening.events) :], opening.state.cells())
    assert len(entries) > 100
    cells = opening.state.cells()
    for entry in entries:
        cells[entry.slot.index] = entry.after
    assert cells == state.cells()


def test_the_game_in_c_is_the_same_game() -> None:
    game, games = engine.game(), 5000
    found = in_c.measured(game, games, 7)
    if found is None:
        pytest.skip("there is no C compiler here")
    policies = dict.fromkeys(game.seat_of, RandomPolicy(game))
    played = next(iter(Lab(game).play_all(policies, 7, games, players=1)))
    counts = np.bincount(endings(game, played.cells), minlength=len(game.endings))
    assert found[1] == counts.tolist()


# --- the peers' versions of it --------------------------------------------------------------------


def test_the_peers_play_the_same_game() -> None:
    sea = peers.read()
    game = engine.game()
    events = [event for event, _ in sea.months if event is not None]
    options = [option for _, options in sea.months for option in options]
    effects = [one for event in events for one in event.effects]
    effects += [one for option in options for one in option.effects]
    assert len(sea.months) == 12
    assert list(sea.start.values()) == [
        slot.start for slot in game.layout.slots if slot.family in {t.id for t in game.tracks}
    ]
    assert [event.id for event in events] == [event.id for event in game.events]
    assert [name for name, _ in sea.endings] == [ending.id for ending in game.endings]
    assert len(effects) + len(sea.every_month) == 94


def test_the_ink_story_holds_all_of_it() -> None:
    sea = peers.read()
    story = ink.story(sea)
    assert story.count("RANDOM(1, 100)") == 8
    assert story.count("\n+ ") == sum(len(options) for _, options in sea.months)
    assert story.count("{shift(") == 94 + 11 * len(sea.every_month)
    assert " if " not in story
    assert "//" not in story
