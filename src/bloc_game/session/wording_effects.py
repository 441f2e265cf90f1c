"""What a deed would do, told beforehand as far as the one who asks can know.

The statements are followed on the numbers that a seat sees. Where one of them depends on what the
seat does not know, it says so instead of a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from bloc_game.engine import expressions as ex
from bloc_game.engine.effects import Branch, Closed, Effects, Finish, Move, Put
from bloc_game.engine.game import Game, Goal, Seat
from bloc_game.engine.layout import Slot
from bloc_game.engine.observation import Observation
from bloc_game.engine.outcome import goal_points
from bloc_game.session.catalogue import Catalogue, sentence, signed
from bloc_game.session.views_reckoning import Reckoner
from bloc_game.session.wording_names import Names

Good = Literal["better", "worse", ""]


Kind = Literal["world", "own", "relation", "sway", "text", "deed", "later"]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One thing a deed would do, and whether that is held to be good."""

    text: str
    good: Good = ""
    kind: Kind = "deed"
    of: str = ""  # what moves, without what it is measured of
    by: int | None = None
    short: str = ""  # the text where `of` is said already


Effectual = tuple[Foreseen, ...]


def grouped(tr: Catalogue, effects: Sequence[Foreseen]) -> tuple[tuple[str, Effectual], ...]:
    """Effects under short titles: the world, the seat's own, each kind of relation, then deeds."""
    titles: dict[Kind, str] = {
        "world": tr("The world"),
        "own": tr("At home"),
        "text": tr("Texts"),
        "deed": tr("What happens"),
        "later": tr("Later"),
    }
    found: dict[str, list[Foreseen]] = {title: [] for title in list(titles.values())[:2]}
    for one in effects:
        found.setdefault(titles.get(one.kind, one.of), []).append(one)
    return tuple((title, tuple(some)) for title, some in found.items() if some)


class Preview:
    """Follows statements on what one seat sees; one for a moment, to be asked many times."""

    def __init__(self, names: Names, reckoner: Reckoner, seen: Observation) -> None:
        self.names = names
        self.reckoner = reckoner
        self.seat = seen.seat
        self.swayed = frozenset(names.game.sway.values())
        self.start = seen.cells(names.game)
        self.known = known_places(names.game, seen)

    def of(self, *parts: Effects) -> tuple[Foreseen, ...]:
        """What these effects would do, one after the other."""
        return self._walked(parts).told()

    def is_idle(self, effects: Effects) -> bool:
        """Whether these effects, as far as the seat sees, would change nothing at all now."""
        walk = self._walked((effects,))
        told = walk.said or walk.unsure or walk.untold or not walk.touched.keys() <= self.known
        return not told and walk.cells == self.start

    def goals(self, seat: Seat, *parts: Effects) -> int | None:
        """What these effects would add to a seat's goals at once; None where it cannot tell."""
        walk = self._walked(parts)
        sure = self.known - walk.unsure.keys()
        if not all(self._reads(goal) <= sure for goal in seat.goals):
            return None
        return sum(goal_points(g, walk.cells) - goal_points(g, self.start) for g in seat.goals)

    def _reads(self, goal: Goal) -> frozenset[int]:
        return self.reckoner.reads(goal.score.tree)

    def _walked(self, parts: Sequence[Effects]) -> _Walk:
        walk = _Walk(self, list(self.start))
        for effects in parts:
            for statement, _ in effects.statements:
                walk.follow(statement, sure=True)
        return walk

    def value(self, tree: ex.Expr, cells: Sequence[int]) -> int | None:
        """The value of a closed tree, or None where the seat cannot know it."""
        if isinstance(tree, ex.Num):
            return tree.value
        if not self.reckoner.reads(tree) <= self.known:
            return None
        return int(self.reckoner.function(tree)(cells))


def known_places(game: Game, seen: Observation) -> frozenset[int]:
    """The places whose numbers a seat sees."""
    secrets = zip(game.secrets, seen.strengths, strict=True)
    return frozenset(
        (
            *range(game.layout.public_end),
            *(place for place, _ in seen.own),
            *(secret.place for secret, strength in secrets if strength is not None),
        )
    )


class _Walk:
    """One following of statements, on numbers of its own."""

    def __init__(self, preview: Preview, cells: list[int]) -> None:
        self.preview = preview
        self.names = preview.names
        self.cells = cells
        self.unsure: dict[int, None] = {}
        self.touched: dict[int, None] = {}
        self.said: list[Foreseen] = []
        self.untold = False  # something is set unseen, or there are no words for it

    def follow(self, statement: Closed, *, sure: bool) -> None:
        match statement:
            case Move(place, by):
                self._move(place, self.preview.value(by, self.cells) if sure else None)
            case Put(place, value):
                self._put(place, self.preview.value(value, self.cells), sure)
            case Finish(ending=ending):
                title = self.names.title(f"endings.{ending}.title", ending)
                tr = self.names.tr
                text = tr("The game ends: {title}", title=title)
                self.said.append(Foreseen(text if sure else tr("Perhaps: {what}", what=text)))
            case Branch(parts):
                guards = [self.preview.value(guard, self.cells) for guard, _ in parts]
                for guard, (_, inner) in zip(guards, parts, strict=True):
                    if guard != 0:
                        for one in inner:
                            self.follow(one, sure=sure and guard is not None)
            case _:
                assert_never(statement)

    def _move(self, place: int, by: int | None) -> None:
        self.touched[place] = None
        if by is None:
            self.unsure[place] = None
            return
        slot = self.names.game.layout.slots[place]
        self.cells[place] = min(max(self.cells[place] + by, slot.low), slot.high)

    def _put(self, place: int, value: int | None, sure: bool) -> None:
        slot = self.names.game.layout.slots[place]
        tr = self.names.tr
        text = put_text(self.names, slot, value, self.cells)
        if value is not None and sure and self.cells[place] == value:
            self.untold = self.untold or place not in self.preview.known
            return
        if not text:
            self.untold = True
            return
        if value is not None and sure:
            self.cells[place] = value
        said = text if sure else tr("Perhaps: {what}", what=text)
        self.said.append(Foreseen(said, kind=_kind_of_put(slot)))

    def told(self) -> tuple[Foreseen, ...]:
        """Tracks first, in the order in which they are touched, then the rest."""
        slots = self.names.game.layout.slots
        moved: list[Foreseen] = []
        for place in self.touched:
            slot = slots[place]
            if slot.owner >= 0 and place not in self.preview.known:
                continue
            by = self.cells[place] - self.preview.start[place]
            if place in self.unsure:
                text = self.names.tr("{what} ± ?", what=self.names.measure(slot))
                moved.append(self._moved(slot, text, "", None))
            elif by:
                text = f"{self.names.measure(slot)} {signed(by)}"
                good = goodness(self.names.game, slot, by)
                moved.append(self._moved(slot, text, good, by))
        return (*moved, *self.said)

    def _moved(self, slot: Slot, text: str, good: Good, by: int | None) -> Foreseen:
        names, kind = self.names, self._kind(slot)
        of = names.track(slot.family)
        if not slot.keys:
            return Foreseen(text, good, kind, of, by)
        # between two governments it has a direction: the trust of the first in the second
        between = " → " if kind == "relation" else ", "
        keys = between.join(names.key(key) for key in slot.keys)
        short = text.replace(names.measure(slot), of if kind == "own" else keys, 1)
        return Foreseen(text, good, kind, of, by, short)

    def _kind(self, slot: Slot) -> Kind:
        if slot.index in self.preview.swayed:
            return "sway"
        if slot.keys:
            return "own" if slot.keys == (self.preview.seat,) else "relation"
        return "world"


def _kind_of_put(slot: Slot) -> Kind:
    match slot.family:
        case "level" | "on_table":
            return "text"
        case "due" | "question":
            return "later"
        case _:
            return "deed"


def goodness(game: Game, slot: Slot, by: int) -> Good:
    """Whether a change is for the better, where the scenario says which way is."""
    track = next((one for one in game.tracks if one.id == slot.family), None)
    if track is None or track.good == "seat" or not by:
        return ""
    return "better" if (by > 0) is (track.good == "high") else "worse"


def put_text(names: Names, slot: Slot, value: int | None, cells: Sequence[int]) -> str:
    """What setting a number that is no track would mean; nothing where it means nothing yet."""
    tr = names.tr
    match slot.family, slot.keys:
        case "level", (draft, clause) if value is not None:
            one = next(c for c in names.game.draft_of[draft].clauses if c.id == clause)
            stands = names.stands(draft, clause, one.levels[value])
            return tr("“{draft}”: {clause}", draft=names.draft(draft), clause=stands)
        case "member", (actor, body):
            who, where = sentence(names.actor_said(actor)), names.body_said(body)
            if value:
                return tr("{actor} joins {body}", actor=who, body=where)
            return tr("{actor} leaves {body}", actor=who, body=where)
        case "fact", (fact,):
            said = names.title(f"facts.{fact}", fact)
            return said if value else tr("This no longer holds: {fact}", fact=said)
        case "on_table", (draft,):
            title = names.draft(draft)
            if value:
                return tr("“{draft}” comes on the table", draft=title)
            return tr("“{draft}” leaves the table", draft=title)
        case "question", (decision,):
            if value == 1:
                return tr("A question will come: {question}", question=names.question(decision))
            return tr("A question will not be put: {question}", question=names.question(decision))
        case "due", _:
            return _due(names, value, cells)
        case "knows", (actor, secret):
            hidden = next(one for one in names.game.secrets if one.id == secret)
            whose = names.number_said(hidden.actor)
            who = sentence(names.actor_said(actor))
            return tr("{actor} learns what {other} hides", actor=who, other=whose)
        case _:
            return ""


def _due(names: Names, value: int | None, cells: Sequence[int]) -> str:
    if value == 0:
        return names.tr("Something that was to come will not")
    if value is None:
        return names.tr("Something will follow")
    turns = value - cells[names.game.places.turn]
    return names.tr.many("Something follows in {n} turn", "Something follows in {n} turns", turns)
