"""Putting a document down as a file."""

from __future__ import annotations

from pathlib import Path

from bloc_game.report.debrief_page import debrief_page
from bloc_game.report.luck import LuckView
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_debrief import DebriefView


def write_debrief(
    view: DebriefView, tr: Catalogue, path: Path, luck: LuckView | None = None
) -> None:
    """A debrief page in a file, whole or not at all; `OSError` where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partly = path.with_name(f"{path.name}.part")
    partly.write_text(debrief_page(view, tr, luck), encoding="utf-8")
    partly.replace(path)
