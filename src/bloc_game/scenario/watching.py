"""Whether the files of a scenario have changed since they were last looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from bloc_game.scenario.cases import FOLDER as CASES
from bloc_game.scenario.shelf import files_of

PATIENCE = 0.25  # seconds between two looks


class Watcher:
    """Looks at a scenario's files, its rulebook's and its cases, now and then."""

    def __init__(self, path: Path, clock: Callable[[], float] = monotonic) -> None:
        self.path = path
        self._clock = clock
        self._looked = clock()
        self._seen = self._state()

    def has_changed(self) -> bool:
        """Whether something was saved, added or taken away; at once, and seldom really looked."""
        now = self._clock()
        if now - self._looked < PATIENCE:
            return False
        self._looked = now
        state = self._state()
        changed = state != self._seen
        self._seen = state
        return changed

    def _state(self) -> dict[Path, tuple[int, int]]:
        return dict(self._stamps())

    def _stamps(self) -> Iterator[tuple[Path, tuple[int, int]]]:
        cases = sorted(self.path.parent.glob(f"{CASES}/*.yaml"))
        for file in [*(file for file, _ in files_of(self.path)), *cases]:
            try:
                found = file.stat()
            except OSError:  # an editor may be putting another in its place
                continue
            yield file, (found.st_mtime_ns, found.st_size)
