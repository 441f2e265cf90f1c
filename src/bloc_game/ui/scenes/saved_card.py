"""A saved game as a card: a small map of whose seat it is, and the thread of its turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from bloc_game.geography.plan import spoken
from bloc_game.geography.reading import world_in
from bloc_game.resources import scenarios_dir
from bloc_game.scenario.heads import FILE, ending_of
from bloc_game.scenario.maps import map_named_in
from bloc_game.session.catalogue import Catalogue, date_of, listed, translator
from bloc_game.session.reading import BadSave, Glance, glance
from bloc_game.ui.frontispiece import locator
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.histories import kept_head
from bloc_game.ui.scenes.starting import told
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Column
from bloc_game.ui.widgets.words import LABEL, LABEL_STRONG, Text, Widget

_NAME = TextStyle(Face.DISPLAY, 16, 1.25)
_PICTURE = (116.0, 74.0)
_THREAD = 14.0
_BACK = b'{"back":'


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of one saved game."""

    title: str
    where: str  # how far it has come
    when: str  # when it was played, and its file
    seat: str = ""  # whose land is marked
    map: Path | None = None  # on this one
    turn: int = 0
    turns: int = 0
    elsewhere: str = ""
    damage: str = ""
    recoverable: bool = False
    barred: tuple[str, ...] = ()


def told_of(path: Path, language: str) -> Told:
    """A saved game, read once for as long as it is not played on."""
    try:
        at = path.stat().st_mtime_ns
    except OSError:
        at = 0
    return _told(path, language, at)


@lru_cache(maxsize=64)
def _told(path: Path, language: str, _written: int) -> Told:
    tr = translator(language)
    try:
        seen, data = glance(path), path.read_bytes()
    except (BadSave, OSError) as error:
        return Told(title=path.name, where="", when="", barred=(told(tr, error),))
    found = scenarios_dir() / seen.scenario / FILE
    head = kept_head(found, language) if found.is_file() else None
    back = data.count(_BACK)
    damage = ""
    if seen.problem:
        where = tr.say(seen.problem)
        damage = tr("Damaged in {problem}. What stands before it can be recovered.", problem=where)
    return Told(
        title=head.title if head else seen.title,
        where=_where(tr, seen, found, head.days if head else ()),
        when=tr("Played on {day} · {file}", day=_played(tr, path), file=path.name),
        seat=seen.people[0] if seen.people else "",
        map=map_named_in(found),
        turn=seen.turn,
        turns=head.turns if head else seen.turn,
        elsewhere=tr.many("Taken elsewhere once.", "Taken elsewhere {n} times.", back)
        if back
        else "",
        damage=damage,
        recoverable=bool(seen.problem),
    )


def _where(tr: Catalogue, seen: Glance, found: Path, days: tuple[int, ...]) -> str:
    """The seats, and the turn with its day, or how it ended."""
    seats = listed(tr, tuple(_name(found, seat, tr.language) for seat in seen.people))
    if seen.ending:
        ending = ending_of(found, seen.ending, tr.language)
        over = tr("finished: {ending}", ending=ending) if ending else tr("finished")
        return tr("{seats} · {where}", seats=seats, where=over)
    where = tr("turn {n}", n=max(seen.turn, 1))
    if 0 < seen.turn <= len(days):
        where = tr("turn {n}, {day}", n=seen.turn, day=date_of(tr, days[seen.turn - 1]))
    return tr("{seats} · {where}", seats=seats, where=where)


def _name(path: Path, seat: str, language: str) -> str:
    """A government by its name on the map, else by its letters."""
    land = world_in(map_named_in(path))
    region = land.regions.get(seat) if land is not None else None
    return spoken(region.names, language) if region is not None else seat


def _played(tr: Catalogue, path: Path) -> str:
    day = datetime.fromtimestamp(path.stat().st_mtime)
    return date_of(tr, day.year * 10_000 + day.month * 100 + day.day)


@dataclass(frozen=True, slots=True)
class SavedCard:
    """The picture at the left, the words beside it, the thread under them."""

    told: Told

    def _words(self) -> Column:
        told = self.told
        lines: list[Widget] = [Text(label(told.title), _NAME)]
        lines += [Text(label(reason), LABEL, "no") for reason in told.barred]
        if told.where:
            lines.append(Text(label(told.where), LABEL_STRONG))
        if told.damage:
            lines.append(Text(label(told.damage), LABEL, "no"))
        aside = " · ".join(one for one in (told.when, told.elsewhere) if one)
        if aside:
            lines.append(Text(label(aside), LABEL, "soft_ink"))
        return Column(tuple(lines), gap=1)

    def _side(self, width: float) -> float:
        return _PICTURE[0] + SPACE.large if width > 3 * _PICTURE[0] else 0.0

    def height(self, frame: Frame, width: float) -> float:
        side = self._side(width)
        tall = self._words().height(frame, width - side)
        tall += _THREAD + SPACE.hair if self.told.turns else 0.0
        return max(tall, _PICTURE[1] if side else 0.0)

    def place(self, frame: Frame, box: Box) -> None:
        side = self._side(box.w)
        if side:
            self._picture(frame, Box(box.x, box.y, *_PICTURE))
        words = self._words()
        room = Box(box.x + side, box.y, box.w - side, words.height(frame, box.w - side))
        words.place(frame, room)
        if self.told.turns:
            self._thread(frame, Box(room.x, box.bottom - _THREAD, room.w, _THREAD))

    def _picture(self, frame: Frame, box: Box) -> None:
        seat, folder, scale = self.told.seat, self.told.map, frame.fonts.scale
        land = world_in(folder)
        if folder is not None and land is not None and seat in land.regions:
            size = round(box.w * scale), round(box.h * scale)
            frame.picture(box, locator(folder, seat, size, frame.scheme, scale))
        else:
            frame.fill(box, frame.scheme.backdrop)
        frame.edge(box, frame.scheme.rule)

    def _thread(self, frame: Frame, box: Box) -> None:
        """A short line a turn: full where it has been played."""
        scheme, turns = frame.scheme, self.told.turns
        apart = min(box.w / turns, 30.0)
        for number in range(turns):
            at = Box(box.x + number * apart, box.centre[1] - 2, apart - 4, 4)
            played = number < self.told.turn
            frame.fill(at, scheme.ink if played else scheme.hairline)
