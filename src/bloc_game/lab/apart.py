"""Chunks of games played on all cores, and given back in their order.

Helpers are forked, so that they have at once all that was read and made ready; where that cannot be
done, one core plays everything. A game is what its seed makes it, whoever plays it.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def cores() -> int:
    """How many cores can play for this process."""
    if not sys.platform.startswith("linux") or current_process().daemon:
        return 1  # elsewhere a process with windows must not be forked; a helper has no helpers
    return len(os.sched_getaffinity(0))


def each_apart(play: Callable[[int], T], chunks: int, players: int) -> Iterator[T]:
    """What comes of playing chunks 0, 1, 2 …, by so many processes, this one among them.

    The chunks of a helper that does not come back (killed, out of memory) are played here.
    """
    players = max(min(players, chunks), 1)
    with ExitStack() as stack:
        helpers = [_helped(stack, play, range(n, chunks, players)) for n in range(1, players)]
        for chunk in range(chunks):
            helper = chunk % players
            if helper == 0:
                yield play(chunk)
                continue
            try:
                yield helpers[helper - 1].recv()
            except (EOFError, OSError):
                yield play(chunk)


def _helped(stack: ExitStack, play: Callable[[int], T], chunks: Sequence[int]) -> Connection:
    """Where the results of a helper come in, which ends with the stack."""
    fork = get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    helper = fork.Process(target=_help, args=(theirs, play, chunks), daemon=True)
    with warnings.catch_warnings():
        # the threads that Python warns of are numpy's, asleep, and not wanted by the helper
        warnings.simplefilter("ignore", DeprecationWarning)
        helper.start()
    theirs.close()
    stack.callback(helper.join)
    stack.callback(helper.kill)
    stack.enter_context(closing(ours))
    return ours


def _help(results: Connection, play: Callable[[int], T], chunks: Sequence[int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who is interrupted has nothing to say
    with suppress(Exception):  # whoever waits for it plays it again, and meets the same trouble
        for chunk in chunks:
            results.send(play(chunk))
