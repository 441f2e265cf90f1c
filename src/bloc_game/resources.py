"""Where the scenarios and the assets are.

They stand at the top level of a checkout and in `_data` of an installed package.
Ask here; a path built from `__file__` anywhere else is right in only one of the two.
"""

from collections.abc import Sequence
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
CONTENT = ("scenarios", "assets")


class MissingContent(Exception):
    """Neither an installed package nor a checkout holds the game's content."""

    def __init__(self, places: Sequence[Path]) -> None:
        self.places = places
        super().__init__(
            "the game's scenarios and pictures are not where they should be.\n"
            f"Looked for {' and '.join(CONTENT)} in {' and in '.join(map(str, places))}.\n"
            "Install the game again, or start it from a complete copy of its repository."
        )


def data_root() -> Path:
    """The folder that holds `scenarios` and `assets`."""
    return find_data_root(_PACKAGE)


def scenarios_dir() -> Path:
    """The folder of rulebooks, scenarios and campaigns that come with the game."""
    return data_root() / "scenarios"


def assets_dir() -> Path:
    """The folder of fonts, maps and sounds."""
    return data_root() / "assets"


def maps_dir() -> Path:
    """The folder of the maps that come with the game."""
    return assets_dir() / "maps"


def find_data_root(package: Path) -> Path:
    """The content that belongs to a package: its own `_data`, else the checkout around it."""
    places = (package / "_data", package.parent.parent)
    for place in places:
        if all((place / name).is_dir() for name in CONTENT):
            return place
    raise MissingContent(places)
