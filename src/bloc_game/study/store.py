"""The folder of a study: its manifest, the pieces that are done, and what they came to.

Each piece is kept as it is done, so that a study can be stopped at any moment and taken up again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bloc_game import __version__
from bloc_game.engine.phrases import phrase
from bloc_game.study.blocks import GAMES, Block, Sums
from bloc_game.study.design import Design

FORMAT = 1


class OtherStudy(Exception):
    """The folder holds another study. The message is for the one who named it."""


@dataclass(frozen=True)
class Store:
    """What has been played of one study."""

    folder: Path
    design: Design

    def open(self) -> None:
        """Begin, or go on; `OtherStudy` where something else was played here."""
        self._blocks.mkdir(parents=True, exist_ok=True)
        manifest = self.folder / "manifest.json"
        if not manifest.exists():
            _write(manifest, self._manifest())
            return
        try:
            before = json.loads(manifest.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            before = {}
        asked = self._manifest()
        for key in ("design", "version", "format"):
            if before.get(key) != asked[key]:
                raise OtherStudy(
                    phrase(
                        "{folder} holds what another study, scenario or version came to; name "
                        "another folder with -o, or delete it",
                        folder=str(self.folder),
                    )
                )

    def left(self, work: Sequence[Block]) -> list[Block]:
        """The pieces that are still to be played."""
        return [block for block in work if not self._file(block.name).exists()]

    def keep(self, name: str, sums: Sums) -> None:
        """A piece is done."""
        _write(self._file(name), sums.as_json())

    def sums(self, work: Sequence[Block]) -> dict[int, Sums]:
        """What every setting has come to so far, by its number."""
        found: dict[int, Sums] = {}
        for block in work:
            file = self._file(block.name)
            if file.exists():
                one = Sums(**json.loads(file.read_text(encoding="utf-8")))
                found[block.setting.number] = found.get(block.setting.number, Sums()) + one
        return found

    @property
    def _blocks(self) -> Path:
        return self.folder / "blocks"

    def _file(self, name: str) -> Path:
        return self._blocks / f"{name}.json"

    def _manifest(self) -> dict[str, object]:
        """What one must know to play it again and come to the same numbers."""
        design = self.design
        return {
            "format": FORMAT,
            "version": __version__,
            "numpy": np.__version__,
            "scenario": design.scenario.id,
            "scenario_digest": design.scenario.digest,
            "design": design.digest,
            "question": design.question,
            "seed": design.seed,
            "games": design.games,
            "games_a_block": GAMES,
            "settings": [dict(one.levels) for one in design.settings],
        }


def _write(file: Path, content: dict[str, object]) -> None:
    """Whole or not at all."""
    partly = file.with_suffix(".part")
    partly.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    partly.replace(file)
