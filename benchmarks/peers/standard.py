"""Diplomacy itself, by the `diplomacy` package: every unit gets one of its orders at random.

This is another game: dozens of units a phase, orders that may support each other, an adjudicator.
It stands here for its kind (many powers, sealed orders), not for its size.
"""

from __future__ import annotations

import random
from collections import Counter
from time import process_time

import diplomacy

LAST = 1906  # the year after which a game is stopped: by random orders few come to an end


def play(games: int, seed: int) -> tuple[float, Counter[str]]:
    """Seconds of processor time for so many random games, and how they ended."""
    dice = random.Random(seed)
    ended: Counter[str] = Counter()
    diplomacy.Game()  # the map is read once
    start = process_time()
    for _ in range(games):
        game = diplomacy.Game()
        while not game.is_game_done and int(game.phase.split()[1]) <= LAST:
            possible = game.get_all_possible_orders()
            for power, places in game.get_orderable_locations().items():
                game.set_orders(power, [dice.choice(possible[p]) for p in places if possible[p]])
            game.process()
        ended["stopped" if not game.is_game_done else "won"] += 1
    return process_time() - start, ended
