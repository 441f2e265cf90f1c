"""The playtest of `check`: many games at once, a search for what they missed, what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from time import monotonic

from bloc_game.lab.arrays import Ints
from bloc_game.lab.luck import numbered
from bloc_game.lab.playing import Lab
from bloc_game.lab.walk import Walk
from bloc_game.playtest.changes import Changes, changes
from bloc_game.playtest.coverage import Coverage
from bloc_game.playtest.findings import balance, findings, never_reached
from bloc_game.playtest.playing import Playtest, played_by, playtest
from bloc_game.playtest.reasons import Nearest
from bloc_game.playtest.saves import save_crash, save_example, save_found, save_locked
from bloc_game.playtest.searching import Search, search
from bloc_game.playtest.targets import Target
from bloc_game.scenario.problems import Mark, Problem, line_of
from bloc_game.scenario.shelf import short
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.driving import policy_named

SEED = 0
RARE = 0.005  # of all games: what is rarer is named
NAMED = 5
LOOKED = 300  # games that are watched to tell why something was never reached
MOST_CHANGES = 12  # that are told in words
KINDS = ("ending", "event", "decision", "option")


@dataclass
class Examined:
    """A playtest, and what was looked for after it."""

    test: Playtest
    searches: dict[Target, Search] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    saves: dict[str, Path] = field(default_factory=dict)  # by what they show
    against: Changes | None = None  # how the default policy's games differ from an earlier version
    incomparable: bool = False  # does a game of either version break?

    def as_json(self) -> dict[str, object]:
        """All counts, as programs read them."""
        return as_json(self)

    def in_words(self, tr: Catalogue) -> Iterator[str]:
        """A few lines."""
        yield from in_words(tr, self)


def examined(
    scenario: Scenario,
    games: int,
    seconds: float,
    folder: Path | None,
    earlier: Scenario | None = None,
) -> Examined:
    """Play, look for what was not reached, and put down a save for whatever is worth looking at;
    with an earlier version, tell how play differs from it."""
    lab = Lab(scenario.game)
    found = Examined(playtest(scenario, games, SEED, lab))
    # a game that breaks would break the search too, and is the first thing to be mended
    missing = [] if found.test.crashes else never_reached(found.test)
    nearest = _nearest(lab, scenario, missing) if missing else {}
    policies = {name: policy_named(name, scenario) for name in ("random", "default")}
    until = monotonic() + seconds
    for number, target in enumerate(missing):
        if seconds:
            share = monotonic() + (until - monotonic()) / (len(missing) - number)
            found.searches[target] = search(lab, target, policies, share)
    found.problems = [
        replace(one, at=_shown(one.at, scenario))
        for one in findings(found.test, nearest, found.searches)
    ]
    if folder is not None:
        _save(found, scenario, folder)
    if earlier is not None:
        found.against = _against(earlier, found.test)
        found.incomparable = found.against is None
    return found


def _against(earlier: Scenario, test: Playtest) -> Changes | None:
    """The default policy's games beside those of the earlier version; None where one breaks."""
    if test.crashes:
        return None
    now = test.coverages[0]
    before = played_by(earlier, now.policy, now.seed, now.games)
    return None if before is None else changes(before, now)


def _shown(at: Mark, scenario: Scenario) -> Mark:
    """A place as the one who works here would type it, at the first sign of its line."""
    line = line_of(scenario.files.get(at.file, ""), at.line) or ""
    column = len(line) - len(line.lstrip()) + 1
    beside = scenario.path.parent.parent / at.file
    return Mark(short(beside) if beside.exists() else at.file, at.line, column)


def _nearest(lab: Lab, scenario: Scenario, missing: list[Target]) -> dict[Target, Nearest]:
    """How near random games come to each thing that was never reached."""
    found = {target: Nearest.of(lab, target) for target in missing}
    policy = policy_named("random", scenario)

    def watch(walk: Walk, _: Ints) -> None:
        for one in found.values():
            one.look(walk.table.cells, walk.table.now, walk.table.day)

    everyone = dict.fromkeys(lab.game.seat_of, policy)
    lab.play(everyone, numbered(SEED, 0, LOOKED), watch=watch)
    return found


# --- saves ----------------------------------------------------------------------------------------


def _save(found: Examined, scenario: Scenario, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)

    def place(what: str) -> Path:
        path = folder / f"{scenario.id}-{what.replace('.', '-').replace(' ', '-')}.bgsave"
        found.saves[what] = path
        return path

    for target, one in found.searches.items():
        if one.found is not None:
            save_found(scenario, one.found, place(f"{target.kind} {target.id}"))
    for target, _ in rarest(found.test):
        coverage = next(one for one in found.test.coverages if target in one.example)
        save_example(coverage, scenario, target, place(f"{target.kind} {target.id}"))
    for lock in found.test.locks:
        who = "nobody" if lock.seat is None else scenario.game.seats[lock.seat].id
        coverage, number = found.test.which(lock.game)
        save_locked(coverage, scenario, number, lock.turn, place(f"lock {who}"))
    for number, crash in enumerate(found.test.crashes, start=1):
        save_crash(scenario, crash, place(f"crash {number}"))


def rarest(test: Playtest) -> list[tuple[Target, int]]:
    """What came up least often of all that came up, where that is seldom."""
    counts = {
        target: sum(one.hits[target] for one in test.coverages) for target in test.coverages[0].hits
    }
    few = [(target, n) for target, n in counts.items() if 0 < n < RARE * test.games]
    return sorted(few, key=lambda one: one[1])[:NAMED]


# --- what is said ---------------------------------------------------------------------------------


def as_json(found: Examined) -> dict[str, object]:
    """All counts, as programs read them."""
    return {
        "games": found.test.games,
        "policies": {one.policy: _counts(one) for one in found.test.coverages},
        "searches": {
            f"{target.kind} {target.id}": {"found": one.found is not None, "games": one.games}
            for target, one in found.searches.items()
        },
        "saves": {what: str(path) for what, path in found.saves.items()},
        **({"against": _as_json(found.against)} if found.against is not None else {}),
    }


def _as_json(found: Changes) -> dict[str, object]:
    return {
        "games": found.games,
        "new": [{"kind": kind, "id": id} for kind, id in found.new],
        "gone": [{"kind": kind, "id": id} for kind, id in found.gone],
        "shares": [asdict(one) for one in found.shares],
        "scores": [asdict(one) for one in found.scores],
    }


def _counts(one: Coverage) -> dict[str, object]:
    hits: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    for target, count in one.hits.items():
        hits[target.kind][target.id] = count
    return {
        "games": one.games,
        "hits": hits,
        "conditions": {
            condition.rule: {"held": condition.held, "failed": condition.failed}
            for condition in one.conditions
        },
        "moves": sorted(one.moves),
        "scores": {
            seat: {"mean": mean, "low": low, "high": high}
            for seat, (mean, low, high) in balance(one).items()
        },
    }


def in_words(tr: Catalogue, found: Examined) -> Iterator[str]:
    """A playtest in a few lines."""
    test = found.test
    parts = ", ".join(f"{one.games} {one.policy}" for one in test.coverages)
    yield tr(
        "{scenario}: {n} games played ({parts}).",
        scenario=test.scenario.id,
        n=test.games,
        parts=parts,
    )
    yield tr(
        "Reached: {endings} endings, {events} events, {decisions} decisions, {options} answers.",
        **{f"{kind}s": _reached(test, kind) for kind in KINDS},
    )
    rare = [f"{target.id} ({count})" for target, count in rarest(test)]
    if rare:
        yield tr("Rarest: {list}.", list=", ".join(rare))
    sided = one_sided(test)
    if sided:
        more = ", …" if len(sided) > NAMED else ""
        yield tr(
            "Conditions that came out one way only: {n} ({list}).",
            n=len(sided),
            list=", ".join(sided[:NAMED]) + more,
        )
    scores = (
        f"{seat} {tr.decimal(mean)} ({tr.decimal(low)}–{tr.decimal(high)})"
        for seat, (mean, low, high) in balance(test.coverages[0]).items()
    )
    yield tr("Mean scores, played by default: {list}.", list=", ".join(scores))
    for what, path in found.saves.items():
        yield tr("{what}: {path}", what=what, path=str(path))
    if found.against is not None:
        yield from _differs(tr, found.against)
    elif found.incomparable:
        yield tr("A game of one of the two versions breaks, so that they cannot be compared.")


def _differs(tr: Catalogue, found: Changes) -> Iterator[str]:
    """How play differs from an earlier version."""
    yield tr("Against the earlier version, {n} games under the same luck:", n=found.games)
    for kind, id in found.new:
        yield "  " + tr("new: {kind} {id}", kind=kind, id=id)
    for kind, id in found.gone:
        yield "  " + tr("gone: {kind} {id}", kind=kind, id=id)
    clear = [one for one in found.shares if one.is_clear]
    for one in clear[:MOST_CHANGES]:
        yield "  " + tr(
            "{kind} {id}: {before} → {after} ({difference} points, {low} to {high})",
            kind=one.kind,
            id=one.id,
            before=tr.percent(one.before),
            after=tr.percent(one.after),
            difference=tr.decimal(100 * one.difference, signed=True),
            low=tr.decimal(100 * one.low, signed=True),
            high=tr.decimal(100 * one.high, signed=True),
        )
    more = len(clear) - MOST_CHANGES
    if more > 0:
        yield "  " + tr("and {n} more; --json tells all", n=more)
    for score in found.scores:
        if score.is_clear:
            yield "  " + tr(
                "score of {seat}: {before} → {after} ({difference}, {low} to {high})",
                seat=score.id,
                before=tr.decimal(score.before),
                after=tr.decimal(score.after),
                difference=tr.decimal(score.difference, signed=True),
                low=tr.decimal(score.low, signed=True),
                high=tr.decimal(score.high, signed=True),
            )
    if not clear and not found.new and not found.gone:
        yield "  " + tr("Nothing comes up more or less often by one game in a hundred.")


def _reached(test: Playtest, kind: str) -> str:
    of = [one for one in test.coverages[0].hits if one.kind == kind]
    come = sum(any(coverage.hits[one] for coverage in test.coverages) for one in of)
    return f"{come}/{len(of)}"


def one_sided(test: Playtest) -> list[str]:
    """Rules whose condition always held, or never, in all games of all policies."""
    seen: dict[str, set[bool]] = {}
    for coverage in test.coverages:
        for one in coverage.conditions:
            seen.setdefault(one.rule, set()).update(one.sides)
    return [rule for rule, sides in seen.items() if len(sides) < 2]
