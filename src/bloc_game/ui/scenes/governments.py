"""The card of a government: who leads it, where it stands, what it makes of the papers in hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.geography.looks import Look
from bloc_game.geography.reading import world_in
from bloc_game.geography.sides import day, side_names, sides, zoned
from bloc_game.scenario.maps import map_of
from bloc_game.session.views import OfficeView, StanceView
from bloc_game.session.views_map import ErrandsView, FigureView, GovernmentView
from bloc_game.ui.layout import Box, share
from bloc_game.ui.rich import Paragraph, Span
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.map_legend import SWATCH
from bloc_game.ui.scenes.map_shots import MapDay, swatch
from bloc_game.ui.scenes.parts import STAND_INK
from bloc_game.ui.scenes.play import Levels, Play
from bloc_game.ui.text import Align, Face, TextStyle
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.containers import Column, Rule
from bloc_game.ui.widgets.gauges import Balance
from bloc_game.ui.widgets.words import HEADING, LABEL, LABEL_STRONG, NOTE, Text, Widget

_OFFICES = TextStyle(Face.PROSE_ITALIC, 12.5, 1.3, emphasis=Face.PROSE)
_VOICE = TextStyle(Face.PROSE, 12.5, 1.35)
_MOST_NEWS = 3


def map_day(play: Play) -> MapDay | None:
    """What the map says at this moment; None where the story has none, or none of who can be played
    has land on it."""
    return play.kept("map day", lambda: _map_day(play))


def _map_day(play: Play) -> MapDay | None:
    game, scenario = play.session.game, play.session.scenario
    folder = map_of(scenario)
    land = world_in(folder)
    if folder is None or land is None or land.regions.keys().isdisjoint(seated(play)):
        return None
    turn = game.turns[play.view.turn - 1]
    on = day(turn.date)
    shown = sides(scenario, play.seen.observation.public, land, on)
    actors = scenario.actors
    governments = tuple(
        actor
        for actor in game.actors
        if actor in land.regions and actors[actor].kind == "government"
    )
    return MapDay(
        folder=folder,
        sides=tuple(sorted(shown.items())),
        called=tuple(side_names(play.voice.names).items()),
        on=on,
        language=play.language,
        governments=governments,
        divided=zoned(scenario, shown, land, on),
    )


def seated(play: Play) -> tuple[str, ...]:
    """The governments that can be played."""
    return tuple(seat.id for seat in play.session.game.seats)


def has_map(play: Play) -> bool:
    """Whether one that can be played has land on a map."""
    return map_day(play) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a card: the more it matters, the lower its rank, and the later it is left out."""

    rank: int
    widget: Widget


@dataclass(frozen=True, slots=True)
class GovernmentCard:
    """All that a card would say; where there is little room, the less important is left out."""

    parts: tuple[_Part, ...]

    def whole(self) -> Column:
        """All of it."""
        return Column(tuple(part.widget for part in self.parts), _GAP)

    def fitted(self, frame: Frame, width: float, room: float) -> Column:
        """As much of it as has room, in its order."""
        heights = [part.widget.height(frame, width) + _GAP for part in self.parts]
        kept: set[int] = set()
        for number in sorted(range(len(self.parts)), key=lambda n: self.parts[n].rank):
            if sum(heights[n] for n in kept) + heights[number] > room and kept:
                continue
            kept.add(number)
        return Column(tuple(self.parts[n].widget for n in sorted(kept)), _GAP)


_GAP = 5.0


def government_card(
    play: Play, actor: str, draft: str | None, levels: Levels | None
) -> GovernmentCard:
    """What one may know of a government at a glance; `levels` is what is tried in pencil."""
    key = "card", actor, draft, levels
    return play.kept(key, lambda: GovernmentCard(tuple(_parts(play, actor, draft, levels))))


def _parts(play: Play, actor: str, draft: str | None, levels: Levels | None) -> list[_Part]:
    seen = play.government(actor)
    parts = [_Part(0, Text(seen.name, HEADING))]
    today = map_day(play)
    if today is not None and actor in today.governments:
        look = dict(today.sides)[actor]
        parts.append(_Part(1, _Side(look, dict(today.called)[look])))
    if seen.offices:
        lines = tuple(_office(one) for one in seen.offices)
        parts.append(_Part(2, Text(lines, _OFFICES, "soft_ink", gap=0)))
    if seen.figures:
        parts.append(_Part(4, _Figures(seen.figures)))
    parts += [_Part(3, one) for one in _supports(play, seen, draft, levels)]
    wants = " · ".join(seen.goals) or seen.wants
    if wants:
        parts.append(_Part(5, Column((Rule("hairline"), Text(wants, _VOICE)), 4)))
    news = (*_errands(play.errands, actor), *seen.changes)[:_MOST_NEWS]
    parts += [_Part(6, Text(one, NOTE)) for one in news]
    if seen.trust:
        parts.append(_Part(7, Text(seen.trust, NOTE, "soft_ink")))
    if seen.figures_from:
        parts.append(_Part(8, Text(seen.figures_from, NOTE, "soft_ink")))
    return parts


def _office(held: OfficeView) -> Paragraph:
    """Who, upright, and what they are, slanted."""
    who = Span(held.name, emphasis=True)
    return (who, Span(f", {held.office}")) if held.office else (who,)


def _errands(said: ErrandsView, actor: str) -> Iterator[str]:
    return (one.text for one in said.errands if actor in (one.by, one.on))


def _supports(
    play: Play, seen: GovernmentView, draft: str | None, levels: Levels | None
) -> Iterator[Widget]:
    """What it makes of every open draft; of the one in hand, as it is tried."""
    for one in seen.supports:
        stance = one.stance
        if one.draft == draft and levels is not None:
            tried, _ = play.draft(draft, levels)
            stance = next((two for two in tried.stances if two.actor == seen.id), stance)
        yield _Support(one.title, stance)


@dataclass(frozen=True, slots=True)
class _Side:
    """The swatch of a side, and its name."""

    side: Look
    name: str

    def height(self, frame: Frame, width: float) -> float:
        return frame.lay(self.name, LABEL, width - SWATCH[0] - SPACE.small).height

    def place(self, frame: Frame, box: Box) -> None:
        left = SWATCH[0] + SPACE.small
        laid = frame.lay(self.name, LABEL, box.w - left)
        at = Box(box.x, box.y + (box.h - SWATCH[1]) / 2, *SWATCH)
        frame.picture(at, swatch(self.side, SWATCH, frame.scheme, frame.fonts.scale))
        frame.edge(at, frame.scheme.rule)
        frame.write(laid, box.x + left, box.y, frame.scheme.ink)


@dataclass(frozen=True, slots=True)
class _Figures:
    """A few figures side by side, each under what it counts."""

    figures: tuple[FigureView, ...]

    def _columns(self, width: float) -> tuple[float, ...]:
        return share([None] * len(self.figures), width, SPACE.small)

    def _cell(self, number: int) -> Column:
        one = self.figures[number]
        return Column((Text(one.title, NOTE, "soft_ink"), Text(one.text, LABEL_STRONG)), 0)

    def height(self, frame: Frame, width: float) -> float:
        wide = self._columns(width)
        return max(self._cell(n).height(frame, wide[n]) for n in range(len(self.figures)))

    def place(self, frame: Frame, box: Box) -> None:
        x = box.x
        for number, wide in enumerate(self._columns(box.w)):
            self._cell(number).place(frame, Box(x, box.y, wide, box.h))
            x += wide + SPACE.small


@dataclass(frozen=True, slots=True)
class _Support:
    """A draft, what a government makes of it, and by how much as far as one knows."""

    title: str
    stance: StanceView

    def _answer_room(self, frame: Frame) -> float:
        return frame.width_of(self.stance.answer, LABEL_STRONG) + 1

    def _title_height(self, frame: Frame, width: float) -> float:
        room = width - self._answer_room(frame) - SPACE.small
        return frame.lay(self.title, LABEL, room).height

    def _balance(self) -> Balance:
        one = self.stance
        return Balance(low=one.low - one.threshold, high=one.high - one.threshold)

    def height(self, frame: Frame, width: float) -> float:
        return self._title_height(frame, width) + self._balance().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        room, scheme = self._answer_room(frame), frame.scheme
        title = frame.lay(self.title, LABEL, box.w - room - SPACE.small)
        frame.write(title, box.x, box.y, scheme.soft_ink)
        answer = frame.lay(self.stance.answer, LABEL_STRONG, room, Align.RIGHT)
        ink = colour(scheme, STAND_INK[self.stance.stand])
        frame.write(answer, box.right - room, box.y, ink)
        tall = self._title_height(frame, box.w)
        self._balance().place(frame, Box(box.x, box.y + tall, box.w, box.h - tall))
