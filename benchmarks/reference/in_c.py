"""The reference game in C, written from the same trees: what a compiled loop of it makes.

One function for the whole game, its numbers in local variables, the rules spelled out one after the
other with their constants; random play and all chance by the same keyed draws, so that it plays the
very games that the engines play. It keeps no log.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from bloc_game.engine import expressions as ex
from bloc_game.engine.chance import number_of
from bloc_game.engine.effects import Branch, Closed, Effects, Finish, Move, Put
from bloc_game.engine.game import Decision, Event, Game

HEAD = """
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static inline uint64_t fin(uint64_t w) {
  w = (w ^ (w >> 30)) * 0xBF58476D1CE4E5B9ULL;
  w = (w ^ (w >> 27)) * 0x94D049BB133111EBULL;
  return w ^ (w >> 31);
}
#define STEP 0x9E3779B97F4A7C15ULL
static inline uint64_t ext(uint64_t w, uint64_t p) { return fin((w ^ p) + STEP); }
static inline int pt(uint64_t w, uint64_t total) { return (int)((w >> 32) * total >> 32); }
static inline int lim(int v, int lo, int hi) { return v < lo ? lo : v > hi ? hi : v; }
static inline int fdiv(int a, int b) { int q = a / b; return q - (a % b < 0); }
static inline int fmod_(int a, int b) { int r = a % b; return r < 0 ? r + b : r; }
static inline int mn(int a, int b) { return a < b ? a : b; }
static inline int mx(int a, int b) { return a > b ? a : b; }
"""
MAIN = """
int main(int argc, char **argv) {
  long n = atol(argv[1]), counts[64] = {0};
  uint64_t seed = fin(strtoull(argv[2], 0, 10) + STEP);
  struct timespec a, b;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
  for (long i = 0; i < n; i++) counts[play(ext(seed, (uint64_t)i))]++;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
  printf("%f", (b.tv_sec - a.tv_sec) + 1e-9 * (b.tv_nsec - a.tv_nsec));
  for (int i = 1; i <= ENDINGS; i++) printf(" %ld", counts[i]);
  return 0;
}
"""


def measured(game: Game, games: int, seed: int) -> tuple[float, list[int]] | None:
    """Seconds of processor time for so many games, and how often each ending came; None where
    there is no C compiler."""
    compiler = which("cc") or which("gcc")
    if compiler is None:
        return None
    with TemporaryDirectory() as folder:
        source, program = Path(folder) / "game.c", Path(folder) / "game"
        source.write_text(written(game))
        subprocess.run([compiler, "-O3", "-march=native", "-w", "-o", program, source], check=True)
        said = subprocess.run(
            [program, str(games), str(seed)], check=True, capture_output=True, text=True
        )
    seconds, *counts = said.stdout.split()
    return float(seconds), [int(count) for count in counts]


def written(game: Game) -> str:
    """The whole program. It knows what the reference game uses and no more."""
    slots = game.layout.slots
    lines = [HEAD, "static int play(uint64_t luck) {", "  uint64_t s = fin(luck + STEP), w;"]
    lines += [f"  int c{slot.index} = {slot.start};" for slot in slots]
    for turn in game.turns:
        lines.append(f"  c{game.places.turn} = {turn.number}; w = ext(s, {turn.number}ULL);")
        for number in turn.news:
            lines += _event(game, game.events[number])
        for number in turn.decisions:
            lines += _decision(game, game.decisions[number])
        for when, effects in game.each_turn:
            lines += [f"  if ({_c(when.tree)}) {{", *_effects(game, effects), "  }"]
    lines += [f"  if ({_c(end.when.tree)}) return {end.index + 1};" for end in game.endings]
    lines += ["  return 0;", "}", MAIN.replace("ENDINGS", str(len(game.endings)))]
    return "\n".join(lines)


def _event(game: Game, event: Event) -> list[str]:
    odds = "100" if event.chance is None else f"lim({_c(event.chance.tree)}, 0, 100)"
    drawn = f"pt(ext(w, {event.number}ULL), 100) < {odds}"
    return [
        f"  if (!c{event.happened} && ({_c(event.when.tree)}) && {drawn}) {{",
        f"    c{event.happened} = 1;",
        *_effects(game, event.effects),
        "  }",
    ]


def _decision(game: Game, one: Decision) -> list[str]:
    assert one.actor is not None
    actor, seat = one.actor, game.seats[game.seat_of_actor[one.actor]]
    lines = [f"  if ({_c(one.when.tree)}) {{", "    int k = 0, left;"]
    for place, option in enumerate(one.options):
        lines.append(f"    int o{place} = ({_c(option.when[actor].tree)}) != 0; k += o{place};")
    dice = f"ext(ext(w, {number_of(seat.id)}ULL), {one.number}ULL)"
    lines.append(f"    left = pt({dice}, k);")
    for place, option in enumerate(one.options):
        start = "    " if place == 0 else "    else "
        lines += [
            f"{start}if (o{place} && left-- == 0) {{",
            f"      c{one.outcome} = {option.number}; c{one.choice[actor]} = {place + 1};",
            *_effects(game, option.effects),
            "    }",
        ]
    return [*lines, "  }"]


def _effects(game: Game, effects: Effects) -> list[str]:
    return [line for one, _ in effects.statements for line in _statement(game, one)]


def _statement(game: Game, one: Closed) -> list[str]:
    match one:
        case Move(place, by):
            slot = game.layout.slots[place]
            return [f"    c{place} = lim(c{place} + {_c(by)}, {slot.low}, {slot.high});"]
        case Put(place, value):
            return [f"    c{place} = {_c(value)};"]
        case Branch() | Finish():
            raise NotImplementedError("the reference game has no blocks")


def _c(tree: ex.Expr) -> str:
    """A formula in C."""
    match tree:
        case ex.Num(value):
            return f"({value})"
        case ex.Cell(index):
            return f"c{index}"
        case ex.Negative(of):
            return f"(-{_c(of)})"
        case ex.Arith("//", left, right):
            return f"fdiv({_c(left)}, {_c(right)})"
        case ex.Arith("%", left, right):
            return f"fmod_({_c(left)}, {_c(right)})"
        case ex.Arith(op, left, right) | ex.Compare(op, left, right):
            return f"({_c(left)} {op} {_c(right)})"
        case ex.Sum(items):
            return f"({' + '.join(map(_c, items))})"
        case ex.Least((first, second)):
            return f"mn({_c(first)}, {_c(second)})"
        case ex.Greatest((first, second)):
            return f"mx({_c(first)}, {_c(second)})"
        case ex.Magnitude(of):
            return f"abs({_c(of)})"
        case ex.Either(when, yes, no):
            return f"({_c(when)} ? {_c(yes)} : {_c(no)})"
        case ex.Not(of):
            return f"(!{_c(of)})"
        case ex.And(items):
            return f"({' && '.join(map(_c, items))})"
        case ex.Or(items):
            return f"({' || '.join(map(_c, items))})"
        case _:
            raise NotImplementedError(f"the reference game has no {type(tree).__name__}")
