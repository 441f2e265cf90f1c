"""What a playtest has to say, as problems: what is never reached, what nobody should choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Decision, Game
from bloc_game.engine.kinds import kind_name
from bloc_game.engine.phrases import Phrase, phrase, row
from bloc_game.lab.arrays import Ints
from bloc_game.lab.findings import Z
from bloc_game.playtest.coverage import Coverage
from bloc_game.playtest.influence import powerless
from bloc_game.playtest.playing import Playtest
from bloc_game.playtest.reasons import Nearest
from bloc_game.playtest.searching import Search
from bloc_game.playtest.targets import Target
from bloc_game.playtest.unparsing import written
from bloc_game.scenario.problems import Mark, Problem, Severity

ENOUGH = 1000  # games below which nothing is said of what was never reached
SPREAD = 30  # games with an answer below which answers are not compared
HALF = 2  # a goal is out of reach where no game came to its worth by this


def findings(
    test: Playtest, nearest: Mapping[Target, Nearest], searches: Mapping[Target, Search]
) -> list[Problem]:
    """Everything that play shows to be wrong, or probably not meant."""
    found = [*_crashes(test)]
    if test.games >= ENOUGH and not test.crashes:
        found += _never(test, nearest, searches)
        found += _goals(test)
        found += _dominated(test)
        found += _idle_seats(test)
        found += _locks(test)
    return found


def never_reached(test: Playtest) -> list[Target]:
    """What no game of any policy came to; of a decision that was never put, its options are left
    out."""
    hits = [one.hits for one in test.coverages]
    missing = [one for one in hits[0] if not any(hit[one] for hit in hits)]
    unput = {one.id for one in missing if one.kind == "decision"}
    return [one for one in missing if one.kind != "option" or one.id.split(".")[0] not in unput]


def _never(
    test: Playtest, nearest: Mapping[Target, Nearest], searches: Mapping[Target, Search]
) -> Iterator[Problem]:
    for target in never_reached(test):
        tried = searches.get(target)
        if tried is not None and tried.found is not None:
            continue  # a person can come there: that is said of the save that shows how
        why = _why(test.scenario.game, target, nearest.get(target))
        if tried is not None:
            why = phrase(
                "{why}; a search of {games} more games did not come there either",
                why=why,
                games=tried.games,
            )
        yield _problem(
            "never-reached",
            target.cause,
            phrase(
                "the {kind} '{id}' came up in none of {games} games",
                kind=kind_name(target.kind),
                id=target.id,
                games=test.games,
            ),
            why,
            phrase(
                "loosen what it needs, raise the `lean` or `chance` that leads to it, or take it "
                "out"
            ),
        )


def _why(game: Game, target: Target, nearest: Nearest | None) -> Phrase:
    unmet = nearest.unmet if nearest is not None else ()
    if not unmet:
        if target.kind == "ending":
            return phrase("where its condition held, an earlier ending came first")
        if target.kind == "option":
            return phrase("it could be taken, and nobody who was played ever took it")
        return phrase("all that it needs held at one time or another, and never when it was asked")
    return row((_unmet(game, *one) for one in unmet), "; ")


def _unmet(game: Game, tree: ex.Expr, short: int) -> str:
    off = phrase(" (at best {short} short)", short=short) if 1 < short < 10 or short > 10 else ""
    return phrase("`{condition}` never held{off}", condition=written(game, tree), off=off)


def _goals(test: Playtest) -> Iterator[Problem]:
    """Goals of which no game came to half."""
    for number, seat in enumerate(test.scenario.game.seats):
        best = np.max([one.points(number).max(axis=1) for one in test.coverages], axis=0)
        for goal, most in zip(seat.goals, best.tolist(), strict=True):
            if HALF * most < goal.worth:
                yield Problem(
                    "goal-out-of-reach",
                    _seat_mark(test, seat.id, goal.id),
                    phrase(
                        "the goal '{id}' of {seat} came to {most} of {worth} at best",
                        id=goal.id,
                        seat=seat.id,
                        most=most,
                        worth=goal.worth,
                    ),
                    phrase("nobody came to half of it in {games} games", games=test.games),
                    phrase("make its `score` easier, or what it asks for likelier"),
                    Severity.WARNING,
                )


def _dominated(test: Playtest) -> Iterator[Problem]:
    """Answers of one seat that are worse for each of its goals than another, by random play, which
    gives every answer alike."""
    game = test.scenario.game
    by_chance = next(one for one in test.coverages if one.policy == "random")
    for decision in game.decisions:
        seat = game.seat_of_actor.get(decision.actor) if decision.actor is not None else None
        if seat is None:
            continue
        points = by_chance.points(seat).astype(np.float64)
        found = list(_worse(decision, by_chance.decided(decision.index), points))
        if found:
            said = row(
                phrase("'{worse}' (than '{better}')", worse=worse, better=better)
                for worse, better in found
            )
            yield replace(
                _problem(
                    "dominated-option",
                    decision.cause,
                    phrase(
                        "in '{id}' no goal of {seat} speaks for {said}",
                        id=decision.id,
                        seat=game.seats[seat].id,
                        said=said,
                    ),
                    phrase("by random play no goal of the seat fares better with it"),
                    phrase(
                        "give it something that the other does not have; or let it be the mistake "
                        "that history offers"
                    ),
                ),
                severity=Severity.NOTE,
            )


def _worse(decision: Decision, decided: Ints, points: Ints) -> Iterator[tuple[str, str]]:
    groups = [points[:, decided == one.number] for one in decision.options]
    for place, option in enumerate(decision.options):
        for other_place, other in enumerate(decision.options):
            one, than = groups[place], groups[other_place]
            if place == other_place or min(one.shape[1], than.shape[1]) < SPREAD:
                continue
            if _is_worse(one, than):
                yield option.id, other.id
                break


def _is_worse(one: Ints, than: Ints) -> bool:
    """Whether the whole is surely worse, and no part of it may be better by chance alone."""
    gap = than.mean(axis=1) - one.mean(axis=1)
    error = np.sqrt(one.var(axis=1) / one.shape[1] + than.var(axis=1) / than.shape[1])
    whole = than.sum(axis=0).mean() - one.sum(axis=0).mean()
    spread = np.sqrt(one.sum(axis=0).var() / one.shape[1] + than.sum(axis=0).var() / than.shape[1])
    return bool(whole > 2 * Z * spread and (gap + Z * error >= 0).all() and (gap > -0.25).all())


def _idle_seats(test: Playtest) -> Iterator[Problem]:
    """Seats that are never asked anything, or asked in vain."""
    game, vain = test.scenario.game, powerless(test.coverages[0].lab.rules)
    for number, seat in enumerate(game.seats):
        moves = any(row.seat == number for row in game.rows)
        asked = any(seat.actor in one.choice for one in game.decisions)
        if (moves or asked) and number in vain:
            yield Problem(
                "powerless-seat",
                _seat_mark(test, seat.id),
                phrase("nothing that {id} can do matters", id=seat.id),
                phrase("what it can change bears on no ending, and on no goal of another seat"),
                phrase("let an ending, or what others want, rest on what it can do"),
                Severity.WARNING,
            )
        if not moves and not asked:
            yield Problem(
                "idle-seat",
                _seat_mark(test, seat.id),
                phrase("{id} is never asked anything", id=seat.id),
                phrase("who sits there can do nothing about how it ends"),
                phrase("give it moves or a decision, or leave it to the program"),
                Severity.WARNING,
            )


def _locks(test: Playtest) -> Iterator[Problem]:
    """Seats, or all, that some games leave with nothing to do."""
    game = test.scenario.game
    for lock in test.locks:
        turn = game.turns[lock.turn - 1].id
        if lock.seat is None:
            who = ""
            what = phrase(
                "from '{turn}' on nobody can do anything but wait, in {n} of {games} games",
                turn=turn,
                n=lock.games,
                games=test.games,
            )
        else:
            who = game.seats[lock.seat].id
            what = phrase(
                "from '{turn}' on {seat} can do nothing but wait, in {n} of {games} games",
                turn=turn,
                seat=who,
                n=lock.games,
                games=test.games,
            )
        yield Problem(
            "soft-lock",
            _seat_mark(test, who),
            what,
            phrase("in most games there is something to choose on these turns"),
            phrase("leave it something that costs nothing, let the purse recover, or end the game"),
            Severity.WARNING,
        )


def _crashes(test: Playtest) -> Iterator[Problem]:
    for crash in test.crashes:
        yield Problem(
            "play-crash",
            _seat_mark(test, ""),
            phrase(
                "a game of the '{policy}' policy with the luck {seed} breaks the engine",
                policy=crash.policy,
                seed=crash.seed,
            ),
            phrase("the error is: {error}", error=crash.error)
            if crash.error
            else phrase("only many games at once break it, the plain engine does not"),
            phrase("this is a mistake of the program: please report it with the scenario"),
        )


def _seat_mark(test: Playtest, seat: str, goal: str = "") -> Mark:
    """Where a seat, or a goal of it, is written; the beginning of the file for no seat."""
    name = test.scenario.file
    text = test.scenario.files.get(name, "")
    within = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("seats:"):
            within = True
        elif within and line.strip().startswith(f"{goal or seat}:"):
            return Mark(name, number, 1)
    return Mark(name, 1, 1)


def _problem(code: str, cause: Cause, what: Phrase, why: Phrase, fix: Phrase) -> Problem:
    return Problem(code, Mark(cause.file, cause.line, 1), what, why, fix, Severity.WARNING)


def balance(coverage: Coverage) -> dict[str, tuple[float, float, float]]:
    """The mean score of every seat with its 95 % interval."""
    found: dict[str, tuple[float, float, float]] = {}
    for number, seat in enumerate(coverage.game.seats):
        scores = coverage.points(number).sum(axis=0).astype(np.float64)
        reach = Z * float(scores.std()) / max(len(scores), 1) ** 0.5
        mean = float(scores.mean())
        found[seat.id] = mean, mean - reach, mean + reach
    return found
