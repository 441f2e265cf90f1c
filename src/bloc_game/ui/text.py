"""Text set in lines: where each word of a paragraph stands.

Widths come from the very fonts the text is drawn with, and nothing is ever cut off:
a line that is too long is broken, and a word too long for a line is broken too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Paragraph, Part, Prose, Span, Word, clusters, cut

UNBOUNDED = 1e9
_NOTE_SIZE = 0.72
_NOTE_RAISE = 0.34
_NOTE_ROOM = 0.12


class Face(StrEnum):
    """The cuts of type the game is set in. Texts, because layouts are looked up by them."""

    PROSE = "prose"
    PROSE_ITALIC = "prose_italic"
    PROSE_SEMIBOLD = "prose_semibold"
    PROSE_BOLD = "prose_bold"
    DISPLAY = "display"
    UI = "ui"
    UI_MEDIUM = "ui_medium"
    UI_SEMIBOLD = "ui_semibold"
    UI_BOLD = "ui_bold"
    MONO = "mono"
    MONO_SEMIBOLD = "mono_semibold"


class Align(StrEnum):
    """Which side of its box a line leans to."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, eq=False)
class TextStyle:
    """How a text is set: its faces, its size, and its line height as a multiple of the size.

    Styles are few and made once, so each is equal to itself alone: laid-out text is looked up
    by its style hundreds of times a frame.
    """

    face: Face
    size: float
    leading: float = 1.4
    emphasis: Face = Face.PROSE_ITALIC
    strong: Face = Face.UI_SEMIBOLD

    def face_of(self, span: Span) -> Face:
        if span.strong:
            return self.strong
        return self.emphasis if span.emphasis else self.face


class Metrics(Protocol):
    """What the layout must know of a font. Hashable, so that layouts can be kept."""

    def width(self, face: Face, size: float, text: str) -> float: ...

    def ascent(self, face: Face, size: float) -> float: ...

    def height(self, face: Face, size: float) -> float: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one manner side by side in a line. `box` is relative to the text."""

    text: str
    face: Face
    size: float
    box: Box
    baseline: float
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """A link or a note in a text, and everywhere it can be clicked."""

    opens: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A text set to a width: its runs, and what room they take."""

    runs: tuple[Run, ...]
    targets: tuple[Target, ...]
    width: float
    height: float
    lines: int


_Line = tuple[Part, ...]


def label(text: str) -> Prose:
    """Plain words as prose: no marks are read, and a line break stays one."""
    return ((Span(text),),)


@lru_cache(maxsize=4096)
def lay_out(
    words: Prose | str,
    style: TextStyle,
    width: float,
    metrics: Metrics,
    align: Align = Align.LEFT,
    gap: float = 0.0,
) -> Laid:
    """Set paragraphs in lines no wider than `width`, `gap` apart; a plain text is a label."""
    prose = label(words) if isinstance(words, str) else words
    height = style.size * style.leading
    runs: list[Run] = []
    top, count = 0.0, 0
    for number, paragraph in enumerate(prose):
        top += gap if number else 0
        for line in _lines(paragraph, style, width, metrics):
            runs += _set(line, top, height, width, align, style, metrics)
            top += height
            count += 1
    widest = max((run.box.right for run in runs), default=0.0)
    return Laid(tuple(runs), tuple(_targets(runs)), widest, top, count)


def natural_width(words: Prose | str, style: TextStyle, metrics: Metrics) -> float:
    """How wide a text would be if it never had to turn."""
    return lay_out(words, style, UNBOUNDED, metrics).width


def _lines(
    paragraph: Paragraph, style: TextStyle, width: float, metrics: Metrics
) -> Iterator[_Line]:
    line: _Line = ()
    fresh = True
    for word in cut(paragraph):
        if word.starts_line and not fresh:
            yield line
            line, fresh = (), True
        longer = _added(line, word)
        if fresh or _width(longer, style, metrics) <= width:
            line = _added((), word) if fresh else longer
        else:
            yield line
            line = word.parts
        fresh = False
        while _width(line, style, metrics) > width and _length(line) > 1:
            head, line = _broken(line, style, width, metrics)
            yield head
    yield line


def _added(line: _Line, word: Word) -> _Line:
    """The line with one more word."""
    return _joined(
        (*line, word.space, *word.parts) if line and word.space else (*line, *word.parts)
    )


def _joined(parts: Sequence[Part]) -> _Line:
    """Neighbours of one manner become one part, so that they are measured as they are drawn."""
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].span == part.span and part.span.note is None:
            joined[-1] = Part(joined[-1].text + part.text, part.span)
        else:
            joined.append(part)
    return tuple(joined)


def _broken(line: _Line, style: TextStyle, width: float, metrics: Metrics) -> tuple[_Line, _Line]:
    """Part a word that is wider than the line, as late as it fits, after one sign at least."""
    signs = [Part(sign, part.span) for part in line for sign in clusters(part.text)]
    fits = 1
    while fits < len(signs) - 1:
        if _width(_joined(signs[: fits + 1]), style, metrics) > width:
            break
        fits += 1
    return _joined(signs[:fits]), _joined(signs[fits:])


def _length(line: _Line) -> int:
    return sum(1 for part in line for _ in clusters(part.text))


def _size(style: TextStyle, span: Span) -> float:
    return style.size * _NOTE_SIZE if span.note else style.size


def _advance(part: Part, style: TextStyle, metrics: Metrics) -> float:
    """How far a part moves the line on; a note leaves a little room, so that two never fuse."""
    size = _size(style, part.span)
    return metrics.width(style.face_of(part.span), size, part.text) + (
        style.size * _NOTE_ROOM if part.span.note else 0.0
    )


def _width(line: _Line, style: TextStyle, metrics: Metrics) -> float:
    return sum(_advance(part, style, metrics) for part in line)


def _set(
    line: _Line,
    top: float,
    height: float,
    width: float,
    align: Align,
    style: TextStyle,
    metrics: Metrics,
) -> Iterator[Run]:
    """Place the parts of one line on its baseline."""
    spare = width - _width(line, style, metrics) if align is not Align.LEFT else 0.0
    x = max(spare / 2 if align is Align.CENTRE else spare, 0.0)
    own = metrics.height(style.face, style.size)
    baseline = top + (height - own) / 2 + metrics.ascent(style.face, style.size)
    for part in line:
        face, size = style.face_of(part.span), _size(style, part.span)
        wide = metrics.width(face, size, part.text)
        at = baseline - (style.size * _NOTE_RAISE if part.span.note else 0.0)
        box = Box(x, at - metrics.ascent(face, size), wide, metrics.height(face, size))
        yield Run(part.text, face, size, box, at, part.span)
        x += _advance(part, style, metrics)


def _targets(runs: Sequence[Run]) -> Iterator[Target]:
    """Links and notes in reading order; one that turns over a line end is still one."""
    opens: str | None = None
    boxes: list[Box] = []
    for run in runs:
        here = f"note:{run.span.note}" if run.span.note else run.span.link
        if here != opens:
            if opens:
                yield Target(opens, tuple(boxes))
            opens, boxes = here, []
        boxes.append(run.box)
    if opens:
        yield Target(opens, tuple(boxes))
