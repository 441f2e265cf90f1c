"""Things one presses: buttons, and lists of options of which one is chosen."""

from dataclasses import dataclass

from bloc_game.ui.intents import Changed, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import Align
from bloc_game.ui.tokens import SPACE, colour
from bloc_game.ui.widgets.containers import Column, Row
from bloc_game.ui.widgets.controls import TARGET, Control
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, KEY, LABEL, PROSE, Ink, Text, Widget

_PAD = float(SPACE.medium)
_MARK = 26.0  # the column of an option's mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One thing to do. The primary button is dark; a barred one says why when looked at."""

    id: str
    label: str
    key: str = ""
    primary: bool = False
    blockers: tuple[str, ...] = ()
    tip: Prose = ()

    def width(self, frame: Frame) -> float:
        words = frame.width_of(self.label, CONTROL_STRONG)
        return max(words + self._hint(frame) + 2 * _PAD + 1, TARGET)

    def height(self, frame: Frame, width: float) -> float:
        laid = frame.lay(self.label, CONTROL_STRONG, width - 2 * _PAD - self._hint(frame))
        return max(laid.height + SPACE.medium + 2, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        ground, ink, edge = self._colours()
        frame.fill(box, colour(frame.scheme, ground))
        frame.edge(box, colour(frame.scheme, edge))
        hint = self._hint(frame)
        laid = frame.lay(self.label, CONTROL_STRONG, box.w - 2 * _PAD - hint)
        written = colour(frame.scheme, ink)
        frame.write(laid, box.x + _PAD, box.y + (box.h - laid.height) / 2, written)
        if hint:
            key = frame.lay(self.key, KEY, hint, Align.RIGHT)
            faint = written if ink == "card" else colour(frame.scheme, "soft_ink")
            y = box.y + (box.h - key.height) / 2
            frame.write(key, box.right - _PAD - hint, y, faint)
        frame.control(
            Control(
                id=self.id,
                boxes=(box,),
                says=Pressed(self.id),
                key=self.key,
                blockers=self.blockers,
                tip=self.tip,
                primary=self.primary,
                lit=True,
            )
        )

    def _hint(self, frame: Frame) -> float:
        return frame.width_of(self.key, KEY) + SPACE.large if self.key else 0.0

    def _colours(self) -> tuple[str, str, str]:
        """Ground, writing and edge."""
        if self.blockers:
            return "sheet", "soft_ink", "rule"
        if self.primary:
            return "ink", "card", "ink"
        return "card", "ink", "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One line of a list: what it is called, what it costs, what is said for it, why it is barred.

    `body` is whatever else belongs to it, set under its words.
    """

    label: str
    side: str = ""
    body: Widget | None = None
    detail: Prose = ()
    aside: str = ""
    blockers: tuple[str, ...] = ()
    tip: Prose = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A list of options, one of them chosen (or none, -1). Says `Changed(id, number)`.

    A digit chooses too. For Tab the list is one stop; arrows walk it. Where choosing opens the
    next list at once, an arrow stands before each option.
    """

    id: str
    options: tuple[Option, ...]
    chosen: int = -1
    keys: bool = True
    gap: float = SPACE.small
    opens: bool = False

    def height(self, frame: Frame, width: float) -> float:
        return self._column().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._column().place(frame, box)

    def _column(self) -> Column:
        return Column(tuple(self._line(n) for n in range(len(self.options))), self.gap)

    def _line(self, number: int) -> Widget:
        key = str(number + 1) if self.keys and number < 9 else ""
        chosen = number == self.chosen
        mark = "→" if self.opens else "●" if chosen else "○"
        return _Line(self.options[number], self.id, number, chosen, key, mark)


@dataclass(frozen=True, slots=True)
class _Titled:
    """The name of an option, and what it costs at the right or under it."""

    title: str
    side: str
    ink: Ink

    def _whole(self, frame: Frame, width: float) -> Widget:
        title = Text(self.title, CONTROL_STRONG, self.ink)
        if not self.side:
            return title
        wide = frame.width_of(self.side, LABEL) + 1
        if wide > width * 0.45:
            return Column((title, Text(self.side, LABEL, "soft_ink")), 0)
        side = Text(self.side, LABEL, "soft_ink", Align.RIGHT)
        return Row((title, side), (None, wide), SPACE.medium)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole(frame, width).height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole(frame, box.w).place(frame, box)


@dataclass(frozen=True, slots=True)
class _Line:
    """One option as it stands in its list."""

    option: Option
    group: str
    number: int
    chosen: bool
    key: str
    mark: str

    @property
    def id(self) -> str:
        return f"{self.group}/{self.number}"

    def _words(self) -> Column:
        option = self.option
        barred = tuple(Text(reason, LABEL, "no") for reason in option.blockers)
        return Column(
            (
                _Titled(option.label, option.side, "soft_ink" if option.blockers else "ink"),
                *((Text(option.detail, PROSE),) if option.detail else ()),
                *((Text(option.aside, LABEL, "soft_ink"),) if option.aside else ()),
                *((option.body,) if option.body is not None else ()),
                *barred,
            ),
            gap=3,
        )

    def _side(self, frame: Frame) -> float:
        return frame.width_of(self.key, KEY) + SPACE.small if self.key else 0.0

    def _inner(self, frame: Frame, width: float) -> float:
        return width - 2 * _PAD - _MARK - self._side(frame)

    def height(self, frame: Frame, width: float) -> float:
        words = self._words().height(frame, self._inner(frame, width))
        return max(words + 2 * SPACE.small, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        scheme = frame.scheme
        frame.fill(box, scheme.card)
        frame.edge(box, scheme.ink if self.chosen else scheme.rule, 2 if self.chosen else 1)
        self._register(frame, box)  # before its words, so that links in them lie above it
        words, wide = self._words(), self._inner(frame, box.w)
        tall = words.height(frame, wide)
        y = box.y + (box.h - tall) / 2
        mark = frame.lay(self.mark, CONTROL, _MARK)
        frame.write(mark, box.x + _PAD, y, scheme.ink)
        words.place(frame, Box(box.x + _PAD + _MARK, y, wide, tall))
        if self.key:
            key = frame.lay(self.key, KEY, self._side(frame), Align.RIGHT)
            x = box.right - _PAD - self._side(frame)
            frame.write(key, x, y + 2, scheme.soft_ink)

    def _register(self, frame: Frame, box: Box) -> None:
        # what is chosen already says nothing, so that Enter goes on to the primary button
        says: Message | None = None if self.chosen else Changed(self.group, self.number)
        frame.control(
            Control(
                id=self.id,
                boxes=(box,),
                says=says,
                key=self.key,
                chosen=int(self.chosen),
                blockers=self.option.blockers,
                explained=True,
                tip=self.option.tip,
                group=self.group,
                lit=True,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead elsewhere, underlined. Says `Pressed(id)`."""

    id: str
    label: str

    def width(self, frame: Frame) -> float:
        return frame.width_of(self.label, CONTROL) + 1

    def height(self, frame: Frame, width: float) -> float:
        return max(frame.lay(self.label, CONTROL, width).height, TARGET)

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.label, CONTROL, box.w)
        y = box.y + (box.h - laid.height) / 2
        frame.write(laid, box.x, y, frame.scheme.link)
        for run in laid.runs:
            under = Box(box.x + run.box.x, y + run.baseline + 3, run.box.w, 1)
            frame.fill(under, frame.scheme.link)
        reach = Box(box.x, box.y, min(laid.width, box.w), box.h)
        frame.control(Control(id=self.id, boxes=(reach,), says=Pressed(self.id)))
