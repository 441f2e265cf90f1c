"""The file of a study read against its scenario: the settings to play, or all that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import product
from pathlib import Path

from bloc_game.engine.game import VOTES, Decision
from bloc_game.engine.kinds import kind_name
from bloc_game.engine.layout import Slot
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario import shelf
from bloc_game.scenario.desk import Place
from bloc_game.scenario.nodes import read_text
from bloc_game.scenario.problems import Problem, ScenarioError, has_errors, near
from bloc_game.scenario.screening import text_of
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.validating import validate
from bloc_game.study.models import DecisionFactor, Factor, StudyModel, TrackFactor

MOST_RUNS = 2000


@dataclass(frozen=True)
class Setting:
    """What is fixed in the games of one run: answers by decision, first values by place, policies
    by seat. `levels` says it by factor, as it is written in results."""

    number: int
    levels: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...] = ()
    starts: tuple[tuple[int, int], ...] = ()
    policies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Design:
    """A study ready to be played. `digest` names the design, scenario included."""

    scenario: Scenario
    question: str
    games: int
    seed: int
    settings: tuple[Setting, ...]
    tracks: tuple[Slot, ...]
    decisions: tuple[Decision, ...]
    digest: str

    @property
    def factors(self) -> tuple[str, ...]:
        """What is varied."""
        return tuple(name for name, _ in self.settings[0].levels)


def read_design(path: Path) -> Design:
    """A study from its file; `ScenarioError` with everything that is wrong with it."""
    text = text_of(path, str(path))
    if isinstance(text, Problem):
        raise ScenarioError([text])
    node, problems = read_text(text, str(path))
    if node is None or has_errors(problems):
        raise ScenarioError(problems)
    model, refused = validate(StudyModel, node)
    if model is None:
        raise ScenarioError([*problems, *refused])
    place = Place(node)
    scenario = _scenario(model, place, path.parent)
    judged = _Judge(scenario, place)
    design = judged.design(model, text)
    if judged.problems:
        raise ScenarioError([*problems, *judged.problems])
    return design


def _scenario(model: StudyModel, place: Place, beside: Path) -> Scenario:
    """The scenario that is named: beside the study, else where scenarios are found."""
    here = beside / model.scenario
    try:
        return shelf.load(shelf.find(str(here) if here.exists() else model.scenario))
    except shelf.NotFound as error:
        raise ScenarioError(
            [
                Problem(
                    "unknown-scenario",
                    (place / "scenario").node.mark,
                    phrase("no scenario is called '{name}'", name=model.scenario),
                    phrase("a study plays one scenario"),
                    near(model.scenario, error.known),
                )
            ]
        ) from None


@dataclass
class _Judge:
    """Reads factors and responses against a scenario, and gathers what is wrong."""

    scenario: Scenario
    place: Place
    problems: list[Problem] = field(default_factory=list)

    def design(self, model: StudyModel, text: str) -> Design:
        levels = {
            name: self._levels(factor, self.place / "factors" / name)
            for name, factor in model.factors.items()
        }
        here = self.place / "responses"
        tracks = [
            self._track(name, here / "tracks" / n) for n, name in enumerate(model.responses.tracks)
        ]
        decisions = [
            self._decision(name, here / "decisions" / n)
            for n, name in enumerate(model.responses.decisions)
        ]
        whole = f"{self.scenario.digest}\0{text}"
        return Design(
            self.scenario,
            model.question or "",
            model.games,
            model.seed,
            tuple(self._settings(model, levels)),
            tuple(one for one in tracks if one is not None),
            tuple(one for one in decisions if one is not None),
            sha256(whole.encode()).hexdigest(),
        )

    # --- factors ----------------------------------------------------------------------------------

    def _levels(self, factor: Factor, place: Place) -> dict[str, Setting]:
        """What each level of a factor fixes, by its name."""
        if isinstance(factor, DecisionFactor):
            return self._answers(factor, place)
        if isinstance(factor, TrackFactor):
            return self._starts(factor, place)
        seats = self.scenario.game.seat_of
        for number, seat in enumerate(factor.seats or ()):
            self._known("seat", seat, seats, place / "seats" / number)
        played = tuple(factor.seats or seats)
        return {
            policy: Setting(0, (), policies=tuple((seat, policy) for seat in played))
            for policy in factor.policy
        }

    def _answers(self, factor: DecisionFactor, place: Place) -> dict[str, Setting]:
        decision = self._decision(factor.decision, place / "decision")
        if decision is None:
            return {}
        known = answers_to(decision)
        options = known if factor.options is None else tuple(factor.options)
        for number, option in enumerate(options):
            self._known("option", option, known, place / "options" / number)
        return {one: Setting(0, (), answers=((decision.id, one),)) for one in options}

    def _starts(self, factor: TrackFactor, place: Place) -> dict[str, Setting]:
        slot = self._track(factor.track, place / "track")
        if slot is None:
            return {}
        for number, start in enumerate(factor.start):
            if not slot.low <= start <= slot.high:
                self._report(
                    "out-of-range",
                    place / "start" / number,
                    phrase("'{name}' cannot start at {start}", name=slot.name, start=str(start)),
                    phrase(
                        "it never leaves its range, {low} .. {high}",
                        low=str(slot.low),
                        high=str(slot.high),
                    ),
                    phrase(
                        "write a number from {low} to {high}",
                        low=str(slot.low),
                        high=str(slot.high),
                    ),
                )
        return {str(one): Setting(0, (), starts=((slot.index, one),)) for one in factor.start}

    def _settings(
        self, model: StudyModel, levels: Mapping[str, Mapping[str, Setting]]
    ) -> Iterator[Setting]:
        """Every run that is asked for, in order."""
        chosen = self._chosen(model, levels)
        if len(chosen) > MOST_RUNS:
            self._report(
                "too-many-runs",
                self.place / "factors",
                phrase("the factors multiply to {count} settings", count=len(chosen)),
                phrase("a study plays at most {most}", most=MOST_RUNS),
                phrase("vary less at once, or list the settings under `runs`"),
            )
            chosen = chosen[:1]
        for number, run in enumerate(chosen, start=1):
            parts = [levels[name][level] for name, level in run]
            yield Setting(
                number,
                tuple(run),
                tuple(one for part in parts for one in part.answers),
                tuple(one for part in parts for one in part.starts),
                tuple(one for part in parts for one in part.policies),
            )

    def _chosen(
        self, model: StudyModel, levels: Mapping[str, Mapping[str, Setting]]
    ) -> list[Sequence[tuple[str, str]]]:
        if model.runs is None:
            names = list(levels)
            return [
                tuple(zip(names, combined, strict=True))
                for combined in product(*(levels[name] for name in names))
            ]
        found: list[Sequence[tuple[str, str]]] = []
        for number, run in enumerate(model.runs):
            place = self.place / "runs" / number
            fine = [self._is_run(name, level, levels, place) for name, level in run.items()]
            missing = [name for name in levels if name not in run]
            if missing:
                self._report(
                    "missing-key",
                    place,
                    phrase("this run does not say what `{key}` is", key=missing[0]),
                    phrase("every run sets every factor"),
                    phrase(
                        "add `{key}: …`, one of {names}",
                        key=missing[0],
                        names=", ".join(levels[missing[0]]) or "…",
                    ),
                )
            if all(fine) and not missing:
                found.append([(name, run[name]) for name in levels])
        return found

    def _is_run(
        self,
        name: str,
        level: str,
        levels: Mapping[str, Mapping[str, Setting]],
        place: Place,
    ) -> bool:
        if not self._known("factor", name, levels, place / name):
            return False
        # a factor that is wrong itself has no levels: that was said already
        return not levels[name] or self._known("level", level, levels[name], place / name)

    # --- names ------------------------------------------------------------------------------------

    def _decision(self, name: str, place: Place) -> Decision | None:
        known = self.scenario.game.decision_of
        return known[name] if self._known("decision", name, known, place) else None

    def _track(self, name: str, place: Place) -> Slot | None:
        tracks = {one.id for one in self.scenario.game.tracks}
        slots = [one for one in self.scenario.game.layout.slots if one.family in tracks]
        named = {one.name.replace(" ", ""): one for one in slots}
        wanted = name.replace(" ", "")
        return named[wanted] if self._known("track", wanted, named, place) else None

    def _known(
        self, kind: str, name: str, known: Sequence[str] | Mapping[str, object], place: Place
    ) -> bool:
        if name in known:
            return True
        self._report(
            f"unknown-{kind}",
            place,
            phrase("no {kind} is called '{name}'", kind=kind_name(kind), name=name),
            phrase("a study varies and counts what its scenario declares"),
            near(name, list(known)),
        )
        return False

    def _report(self, code: str, place: Place, what: Phrase, why: Phrase, fix: Phrase) -> None:
        self.problems.append(Problem(code, place.node.mark, what, why, fix))


def answers_to(decision: Decision) -> tuple[str, ...]:
    """What can be answered: options, or for and against."""
    return VOTES[:2] if decision.is_ballot else tuple(one.id for one in decision.options)
