"""Colours, spaces and sizes of type: what every screen is set in.

A scheme is a set of the same names. Draw with names, never with a colour of your own: what is
amber on light paper must become something else on dark paper. Colours are `#RRGGBB`, which both
pygame and SVG read.
"""

from dataclasses import dataclass

from bloc_game.geography.looks import Look

Colour = str


@dataclass(frozen=True, slots=True)
class Land:
    """What a `Look` is made of in one scheme: its ground, and the ink of its hatching."""

    fill: Colour
    hatch: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One set of colours. `TEXT_PAIRS` says which of them are read on which."""

    name: str
    paper: Colour  # the window
    sheet: Colour  # the column one reads in
    card: Colour  # what lies on the sheet; also the writing on a dark button
    ink: Colour  # text; also the ground of the one dark button
    soft_ink: Colour  # text of second rank
    rule: Colour  # lines that divide
    hairline: Colour  # lines that guide the eye along a row
    sea: Colour
    shallows: Colour  # the band of sea along a coast
    coast: Colour  # the line between land and water
    border: Colour  # the line between states
    backdrop: Colour  # land that takes no part
    yes: Colour
    no: Colour
    link: Colour
    stamp: Colour
    focus: Colour  # the ring, and whatever is yours; a ground, not a text colour
    focus_ink: Colour  # the same amber where it is read as text on paper
    on_focus: Colour  # text on amber
    blue: Land
    red: Land
    sky: Land
    sand: Land
    straw: Land
    lilac: Land


LIGHT = Scheme(
    name="light",
    paper="#F3ECDD",
    sheet="#F8F3E7",
    card="#FDFAF2",
    ink="#1E1B16",
    soft_ink="#5B5347",
    rule="#C9BBA0",
    hairline="#E7DCC6",
    sea="#D9E2E2",
    shallows="#E6EBE8",
    coast="#FBF8F0",
    border="#FBF8F0",
    backdrop="#E6DECB",
    yes="#2C6B4F",
    no="#8E2F22",
    link="#2F5D8A",
    stamp="#9E2B25",
    focus="#B8761B",
    focus_ink="#845010",
    on_focus="#1E1B16",
    blue=Land("#86A6C3", "#2F5D8A"),
    red=Land("#CC8672", "#8E2F22"),
    sky=Land("#BFD0DC", "#5F7F97"),
    sand=Land("#E2D3A8", "#9C8A55"),
    straw=Land("#E8DDBE", "#6B5E36"),
    lilac=Land("#D8CFE0", "#6D5A80"),
)

DARK = Scheme(
    name="dark",
    paper="#191713",
    sheet="#1F1C17",
    card="#292520",
    ink="#EFE8D9",
    soft_ink="#B9AF9C",
    rule="#5A5142",
    hairline="#38322A",
    sea="#151D21",
    shallows="#1B252A",
    coast="#0F1315",
    border="#12110E",
    backdrop="#2C2922",
    yes="#74C3A2",
    no="#E88B78",
    link="#8DB6DC",
    stamp="#EA8076",
    focus="#D9962F",
    focus_ink="#E3AA55",
    on_focus="#191713",
    blue=Land("#355474", "#7FA5CA"),
    red=Land("#71392C", "#D08873"),
    sky=Land("#3A4B58", "#7D98AC"),
    sand=Land("#544A30", "#A5935F"),
    straw=Land("#463F2D", "#C6B277"),
    lilac=Land("#4A3F57", "#B29DC9"),
)

HIGH_CONTRAST = Scheme(
    name="high_contrast",
    paper="#FFFFFF",
    sheet="#FFFFFF",
    card="#FFFFFF",
    ink="#000000",
    soft_ink="#2B2B2B",
    rule="#000000",
    hairline="#767676",
    sea="#EAF2F7",
    shallows="#D3E3EE",
    coast="#000000",
    border="#000000",
    backdrop="#E4E4E4",
    yes="#00552F",
    no="#9A0D00",
    link="#003E8A",
    stamp="#9A0D00",
    focus="#B34700",
    focus_ink="#8F3900",
    on_focus="#FFFFFF",
    blue=Land("#8FC1F5", "#003E8A"),
    red=Land("#FFA08C", "#8A0C00"),
    sky=Land("#D3E8FB", "#00498F"),
    sand=Land("#FFEBA6", "#7A5C00"),
    straw=Land("#FFF6D6", "#000000"),
    lilac=Land("#E6D3F7", "#4B1C75"),
)

SCHEMES = {scheme.name: scheme for scheme in (LIGHT, DARK, HIGH_CONTRAST)}

LANDS = tuple(look.value for look in Look if look is not Look.BACKDROP)
_PAPERS = ("paper", "sheet", "card")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for ground in _PAPERS for text in ("ink", "soft_ink", "yes", "no", "link")),
    *((text, ground) for ground in _PAPERS for text in ("stamp", "focus_ink")),
    *(("ink", ground) for ground in ("sea", "backdrop", *LANDS)),
    ("soft_ink", "sea"),
    ("card", "ink"),
    ("on_focus", "focus"),
)
"""Every (text, ground) that a screen may set; each must reach a contrast of 4.5 to 1."""


def colour(scheme: Scheme, name: str) -> Colour:
    """A scheme's colour by its name; for a look, its ground.

    >>> colour(LIGHT, "ink"), colour(LIGHT, "blue")
    ('#1E1B16', '#86A6C3')
    """
    found: Colour | Land = getattr(scheme, name)
    return found.fill if isinstance(found, Land) else found


def rgb(colour: Colour) -> tuple[int, int, int]:
    """The three parts of a colour, 0 to 255.

    >>> rgb("#1E1B16")
    (30, 27, 22)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: Colour, other: Colour) -> float:
    """How far apart two colours are to the eye, 1 to 21, as WCAG 2 counts it.

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    # the sRGB transfer curve of WCAG 2, "relative luminance"
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@dataclass(frozen=True, slots=True)
class Space:
    """Distances, in steps of four; multiply by the window's scale."""

    hair: int = 4
    small: int = 8
    medium: int = 12
    large: int = 16
    wide: int = 24
    page: int = 32
    target: int = 32  # the least height of anything one clicks


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type in pixels at scale 1, and the height of a line as a part of the size."""

    note: float = 11
    label: float = 12
    control: float = 13
    prose: float = 14.5
    heading: float = 17
    title: float = 26
    leading: float = 1.45


SPACE = Space()
TYPE = Type()
