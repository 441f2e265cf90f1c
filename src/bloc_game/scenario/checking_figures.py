"""What is wrong with the figures on the cards of actors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bloc_game.engine.kinds import kind_name
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.problems import Problem, Severity, near
from bloc_game.scenario.tree import Mapping, Node


def figure_problems(
    declared: Declared, files: Iterable[Node | None], actors: Node | None
) -> Iterator[Problem]:
    """Figures of actors that no card shows, and a scenario's own that no actor has.

    `files` are a scenario and its rulebook, which may have `actors`; `actors` is a file of them.
    """
    for group in (*(_below(file, "actors") for file in files), actors):
        for _, actor in group.entries if isinstance(group, Mapping) else ():
            yield from _unknown(_below(actor, "figures"), declared.figures)
    had = {id for actor in declared.actors.values() for id in actor.figures}
    for name in declared.scenario.figures:
        if name not in had:
            yield Problem(
                code="unused",
                at=(declared.place / "figures" / name).key,
                what=phrase("nothing uses '{name}'", name=name),
                why=phrase("no actor has such a figure, so that no card shows it"),
                fix=phrase("give it to an actor under `figures`, or take it out"),
                severity=Severity.WARNING,
            )


def _below(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None


def _unknown(figures: Node | None, declared: Collection[str]) -> Iterator[Problem]:
    """Each figure of one actor that is not declared: a warning, for the game plays without it."""
    for key, _ in figures.entries if isinstance(figures, Mapping) else ():
        if key.text not in declared:
            kind = kind_name("figure")
            yield Problem(
                code="unknown-figure",
                at=key.mark,
                what=phrase("no {kind} is called '{name}'", kind=kind, name=key.text),
                why=phrase(
                    "a card shows the figures that `figures` declares, here or in the rulebook"
                ),
                fix=near(key.text, declared),
                severity=Severity.WARNING,
            )
