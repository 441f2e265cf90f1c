"""How a body decides: who must agree, and how a chamber counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bloc_game.engine.game import Body, Decision, Game, Group
from bloc_game.engine.phrases import phrase

NOBODY_ANSWERS = phrase("a chamber decides it, whose factions vote by their interests")
SWING = 5  # a chamber's ballot swings by −5 … +5 in 100


def is_counted(game: Game, decision: Decision) -> bool:
    """Whether a chamber decides, for which nobody can answer."""
    return decision.body is not None and bool(game.bodies[decision.body].groups)


def members(body: Body, cells: Sequence[int]) -> tuple[int, ...]:
    """Who sits in a body now, in declared order of actors."""
    return tuple([actor for actor, place in body.cells if cells[place]])


def passes(body: Body, votes: Mapping[int, str]) -> bool:
    """Whether a motion passes under the body's rule, the present members having voted so."""
    ayes = [actor for actor, vote in votes.items() if vote == "for"]
    noes = [actor for actor, vote in votes.items() if vote == "against"]
    match body.rule:
        case "unanimity":
            return bool(ayes) and not noes
        case "majority":
            return len(ayes) > len(noes)
        case "two_thirds":
            return bool(ayes) and 3 * len(ayes) >= 2 * (len(ayes) + len(noes))
        case "weighted":
            return sum(body.weights.get(actor, 0) for actor in ayes) >= body.needed
        case "lead" | "hegemon":
            return all(votes.get(actor) == "for" for actor in body.lead)


def picked(body: Body, choices: Mapping[int, str]) -> str | None:
    """The option that enough members back, or None."""
    backing: dict[str, list[int]] = {}
    for actor, option in choices.items():
        backing.setdefault(option, []).append(actor)
    for option, backers in backing.items():
        if _enough(body, backers, len(choices)):
            return option
    return None


def _enough(body: Body, backers: Sequence[int], present: int) -> bool:
    match body.rule:
        case "unanimity":
            return len(backers) == present
        case "majority":
            return 2 * len(backers) > present
        case "two_thirds":
            return 3 * len(backers) >= 2 * present
        case "weighted":
            return sum(body.weights.get(actor, 0) for actor in backers) >= body.needed
        case "lead" | "hegemon":
            return all(actor in backers for actor in body.lead)


def deciding(body: Body, present: Sequence[int]) -> tuple[int, ...]:
    """Those whose word counts at all: the lead where there is one, else every member."""
    if body.rule in ("lead", "hegemon"):
        return tuple(actor for actor in present if actor in body.lead)
    return tuple(present)


def enough_of(body: Body, voters: Sequence[int]) -> Callable[[Sequence[bool]], bool]:
    """Whether a motion passes when of these voters those marked vote for it, the rest against."""

    def enough(accepting: Sequence[bool]) -> bool:
        votes = {
            actor: "for" if accepts else "against"
            for actor, accepts in zip(voters, accepting, strict=True)
        }
        return passes(body, votes)

    return enough


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes of a chamber on a draft: for, against, and by faction."""

    ayes: int
    noes: int
    groups: tuple[tuple[int, int, int], ...]


def count(
    groups: Sequence[Group],
    margins: Mapping[int, int],
    swing: int,
    lines: Mapping[int, bool] | None = None,
) -> Tally:
    """A chamber's vote on a draft.

    `margins` is each faction's support above the threshold, `swing` the ballot's, from −5 to 5.
    `lines` holds the line of a faction that somebody plays, where it differs from its support.
    """
    counted: list[tuple[int, int, int]] = []
    for group in groups:
        margin = margins[group.actor]
        backs = margin >= 0 if lines is None else lines.get(group.actor, margin >= 0)
        line = 100 if backs else 0
        free = min(max(50 + margin, 0), 100)
        share = (group.discipline * line + (100 - group.discipline) * free) // 100
        present = group.seats - group.absent
        ayes = (present * min(max(share + swing, 0), 100) + 50) // 100
        counted.append((group.actor, ayes, present - ayes))
    return Tally(
        sum(ayes for _, ayes, _ in counted), sum(noes for _, _, noes in counted), tuple(counted)
    )
