"""The settings: whatever is changed here is seen at once, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bloc_game.session.catalogue import NAMES, Catalogue, translator
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Adjust, Frame, Pop, Transition
from bloc_game.ui.scenes.picks import DoubleRule
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.settings import SCALES, Settings
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SCHEMES, SPACE, TYPE, Scheme, colour
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.controls import TARGET, Control, Kind
from bloc_game.ui.widgets.selectors import Stepper
from bloc_game.ui.widgets.words import CONTROL, CONTROL_STRONG, LABEL, TITLE, Text, Widget

_SPECIMEN = 66.0


class SettingsScene:
    """Language, type, colours, motion, sound, screen.

    `speak` tells the pages below in which language to go on; the rest they read from their frame.
    """

    def __init__(
        self, language: str, spoken: tuple[str, ...], speak: Callable[[str], None]
    ) -> None:
        self.language = language
        self.spoken = spoken
        self.speak = speak
        self.sounded = 0  # how often sound was turned on here, which lets one hear it

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="language", part=part):
                self.language = self.spoken[part]
                self.speak(self.language)
                return Adjust(lambda settings: replace(settings, language=self.spoken[part]))
            case Changed(control=control, part=part):
                self.sounded += control == "sound" and part == 1
                return Adjust(lambda settings: _changed(settings, control, part))
            case Pressed(control="back") | Intent.CANCEL:
                return Pop()
            case _:
                return None

    def draw(self, frame: Frame) -> None:
        tr, now = translator(self.language), frame.settings
        chosen = SCALES.index(now.scale) + 1 if now.scale is not None else 0
        sizes = (tr("fits the window"), *(f"{round(one * 100)} %" for one in SCALES))
        names = tuple(NAMES.get(one, one) for one in self.spoken)
        here = self.spoken.index(self.language) if self.language in self.spoken else 0
        parts: list[Widget] = [
            Stepper(id="language", label=tr("Language"), levels=names, chosen=here),
            _Set(
                Stepper(id="scale", label=tr("Size of type"), levels=sizes, chosen=chosen),
                tr("Ctrl + and Ctrl − change it on every page."),
            ),
            Schemes(_names(tr), tuple(SCHEMES).index(now.colours), tr("Colours"), tr("14 May")),
            _Set(
                _yes_or_no(tr, "motion", tr("Motion"), now.motion),
                tr("Without it, everything is in its place at once."),
            ),
            _yes_or_no(tr, "sound", tr("Sound"), now.sound),
            _Set(
                _yes_or_no(tr, "estimates", tr("Estimates of the staff"), now.estimates),
                tr("What is likely to come of each choice, under those that are put."),
            ),
            _Set(
                _yes_or_no(tr, "fullscreen", tr("Full screen"), now.fullscreen),
                tr("F11 changes it on every page."),
            ),
        ]
        if self.sounded:
            frame.cue(f"settings/sound/{self.sounded}", "page")
        head = Column((Text(label(tr("Settings")), TITLE), DoubleRule()), gap=8)
        foot = Flow((Button(id="back", label=tr("Back"), key="Esc", primary=True),))
        sheet(frame, "settings", Column(tuple(parts), 18), head, foot)


def _changed(settings: Settings, control: str, part: int) -> Settings:
    """The settings after another part of a control was chosen."""
    match control:
        case "scale":
            return replace(settings, scale=SCALES[part - 1] if part else None)
        case "colours":
            return replace(settings, colours=tuple(SCHEMES)[part])
        case "motion":
            return replace(settings, motion=part == 1)
        case "sound":
            return replace(settings, sound=part == 1)
        case "estimates":
            return replace(settings, estimates=part == 1)
        case "fullscreen":
            return replace(settings, fullscreen=part == 1)
        case _:
            return settings


def _yes_or_no(tr: Catalogue, id: str, name: str, on: bool) -> Stepper:
    return Stepper(id=id, label=name, levels=(tr("off"), tr("on")), chosen=int(on))


def _names(tr: Catalogue) -> tuple[str, ...]:
    """The schemes as their readers call them, in the order of the tokens."""
    said = {"light": tr("light"), "dark": tr("dark"), "high_contrast": tr("high contrast")}
    return tuple(said[name] for name in SCHEMES)


@dataclass(frozen=True, slots=True)
class _Set:
    """A setting, and under it what it means."""

    stepper: Stepper
    means: str

    def _whole(self) -> Column:
        return Column((self.stepper, Text(label(self.means), LABEL, "soft_ink")), gap=0)

    def height(self, frame: Frame, width: float) -> float:
        return self._whole().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._whole().place(frame, box)


@dataclass(frozen=True, slots=True)
class Schemes:
    """The sets of colours, each shown as a scrap of a page in it. Says `Changed("colours", n)`."""

    names: tuple[str, ...]
    chosen: int
    label: str
    sample: str

    def _columns(self, width: float) -> int:
        return len(self.names) if width >= 420 else 1

    def _tall(self, frame: Frame, width: float) -> float:
        """The height of one scrap with its name under it."""
        wide = self._wide(width)
        names = max(frame.lay(name, CONTROL_STRONG, wide).height for name in self.names)
        return _SPECIMEN + SPACE.hair + names

    def _wide(self, width: float) -> float:
        columns = self._columns(width)
        return (width - SPACE.large * (columns - 1)) / columns

    def height(self, frame: Frame, width: float) -> float:
        rows = -(-len(self.names) // self._columns(width))
        words = frame.lay(self.label, CONTROL, width).height + SPACE.hair
        return words + rows * (self._tall(frame, width) + SPACE.small) - SPACE.small

    def place(self, frame: Frame, box: Box) -> None:
        laid = frame.lay(self.label, CONTROL, box.w)
        frame.write(laid, box.x, box.y, frame.scheme.ink)
        top, wide = box.y + laid.height + SPACE.hair, self._wide(box.w)
        tall, columns = self._tall(frame, box.w), self._columns(box.w)
        parts = []
        for number, (name, scheme) in enumerate(zip(self.names, SCHEMES.values(), strict=True)):
            row, column = divmod(number, columns)
            x = box.x + column * (wide + SPACE.large)
            part = Box(x, top + row * (tall + SPACE.small), wide, tall)
            self._scrap(frame, Box(part.x, part.y, wide, _SPECIMEN), scheme)
            style, ink = CONTROL, frame.scheme.soft_ink
            if number == self.chosen:
                style, ink = CONTROL_STRONG, frame.scheme.ink
                frame.edge(Box(part.x, part.y, wide, _SPECIMEN), frame.scheme.ink, 2)
            mark = "\u25cf" if number == self.chosen else "\u25cb"
            frame.write(frame.lay(f"{mark} {name}", style, wide), x, part.bottom - 20, ink)
            parts.append(part)
        frame.control(
            Control(
                id="colours",
                boxes=tuple(parts[self.chosen : self.chosen + 1]),
                kind=Kind.PARTS,
                parts=tuple(one.at_least(TARGET, TARGET) for one in parts),
                chosen=self.chosen,
            )
        )

    def _scrap(self, frame: Frame, box: Box, scheme: Scheme) -> None:
        """A date, a line and the two sides, in the colours of a scheme."""
        frame.fill(box, scheme.sheet)
        frame.edge(box, scheme.rule)
        inner = box.inset(SPACE.medium, SPACE.small)
        laid = frame.lay(self.sample, TITLE, inner.w)
        frame.write(laid, inner.x, inner.y, scheme.ink)
        at = Box(inner.x, inner.bottom - 12, 22, 10)
        for name in ("blue", "red", "sand", "focus"):
            frame.fill(at, colour(scheme, name))
            at = at.moved(28, 0)
        dark = Box(inner.right - 34, inner.y + 2, 34, TYPE.title)
        if dark.x > inner.x + laid.width + SPACE.small:
            frame.fill(dark, scheme.ink)
