"""Luck and skill in words: what of a seat's score was its own doing, and on what most hung."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.engine.actions import Action, Answer, Choose
from bloc_game.lab.findings import Choice, Reckoning, Weighed, Z
from bloc_game.session.wording_names import Names

_LEAST = 5.0  # points to either side that a line spans, so that a small difference looks small


@dataclass(frozen=True, slots=True)
class OtherView:
    """Something else that could have been done: the sentence about it, and the points that it was
    worth above what was done, with their 95 % interval."""

    said: str
    more: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class WeightyView:
    """A choice on which much hung: what was asked, what was done, and what else was worth."""

    turn: str
    asked: str
    done: str
    others: tuple[OtherView, ...]


@dataclass(frozen=True, slots=True)
class LuckView:
    """What a seat made of a game, and one branch to try; empty where nothing would have been
    better."""

    summary: str
    basis: str
    weighty: tuple[WeightyView, ...]
    to_try: str

    @property
    def reach(self) -> float:
        """How many points to either side of what was done a line spans on which all else stands."""
        others = (other for one in self.weighty for other in one.others)
        return max([_LEAST, *(max(-one.low, one.high) + 1 for one in others)])


def luck_view(names: Names, found: Reckoning) -> LuckView:
    """A reckoning in the reader's language."""
    tr = names.tr
    summary = tr(
        "At the start the game was worth {initial} points to you; it came to {final}. Skill "
        "{skill} (give or take {error}), luck {luck}.",
        initial=tr.decimal(found.initial),
        final=found.final,
        skill=tr.decimal(found.skill, signed=True),
        error=tr.decimal(Z * found.error),
        luck=tr.decimal(found.luck, signed=True),
    )
    basis = tr(
        "Each of your choices was played on {n} times with it and without it, under the same luck, "
        "by the program. What others chose is counted as luck.",
        n=found.games,
    )
    return LuckView(
        summary, basis, tuple(_weighty(names, one) for one in found.weighty), _to_try(names, found)
    )


def _weighty(names: Names, one: Choice) -> WeightyView:
    deed = one.deeds[0]
    others = tuple(_other(names, other) for other in one.others)
    turn = names.title(f"turns.{names.game.turns[one.turn - 1].id}.headline", str(one.turn))
    return WeightyView(turn, _asked(names, deed), _deed(names, deed), others)


def _other(names: Names, one: Weighed) -> OtherView:
    reach = Z * one.error
    low, high = one.more - reach, one.more + reach
    tr = names.tr
    said = tr(
        "{other}: {more} points ({low} to {high})",
        other=_deed(names, one.deed),
        more=tr.decimal(one.more, signed=True),
        low=tr.decimal(low, signed=True),
        high=tr.decimal(high, signed=True),
    )
    return OtherView(said, one.more, low, high)


def _to_try(names: Names, found: Reckoning) -> str:
    if found.to_try is None:
        return ""
    at, deed = found.to_try
    choice = next(one for one in found.choices if one.at == at)
    better: Weighed = choice.others[0]
    return names.tr(
        "A branch to try: {asked} {other} instead of {done} ({more} points).",
        asked=_asked(names, deed),
        other=_deed(names, deed),
        done=_deed(names, choice.deeds[0]),
        more=names.tr.decimal(better.more, signed=True),
    )


def _asked(names: Names, deed: Action) -> str:
    if isinstance(deed, Choose):
        return names.question(deed.decision)
    return names.tr("An offer lay before you.")


def _deed(names: Names, deed: Action) -> str:
    match deed:
        case Choose(_, decision, option):
            return names.tr("“{answer}”", answer=names.option(decision, option))
        case Answer(_, reply):
            tr = names.tr
            said = {"accept": tr("accept"), "refuse": tr("refuse"), "counter": tr("price")}
            return said[reply]
        case _:
            return ""
