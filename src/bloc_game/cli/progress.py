"""How far a long command has come: a bar on the terminal, gone when it is done."""

from __future__ import annotations

import sys
from time import perf_counter

BAR = 24  # signs
EACH = 0.2  # seconds between two looks


class Progress:
    """Says how much of the whole is done. Where the errors go to a file, it says nothing."""

    def __init__(self, whole: int) -> None:
        self.whole = whole
        self.shows = sys.stderr is not None and sys.stderr.isatty()
        self.last = perf_counter()

    def __enter__(self) -> Progress:
        return self

    def come_to(self, done: int) -> None:
        """So much is done."""
        if self.shows and perf_counter() - self.last > EACH:
            self.last = perf_counter()
            full = BAR * done // self.whole
            bar = "█" * full + "·" * (BAR - full)
            print(f"\r{bar} {done}/{self.whole}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self.shows:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
