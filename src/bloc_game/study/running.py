"""Where the pieces of a study are played: on the cores here, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bloc_game.engine.phrases import phrase
from bloc_game.study.blocks import Block, Counted, Sums, counted, play_block
from bloc_game.study.design import Design

Results = Iterator[tuple[str, Sums]]
PATIENCE = "10s"  # for a scheduler to answer
ATTEMPTS = 5  # how often a piece is begun anew whose worker has died


class CannotRun(Exception):
    """A study cannot be played there. The message is for the one who asked."""


def here(design: Design, work: Sequence[Block], jobs: int) -> Results:
    """Play on the cores here; what is done comes at once, in no order."""
    from joblib import Parallel, delayed

    texts, file, what = _sent(design)
    pieces = (delayed(play_block)(texts, file, block, what) for block in work)
    found: Results = Parallel(n_jobs=jobs, return_as="generator_unordered")(pieces)
    yield from found


def on_cluster(design: Design, work: Sequence[Block], address: str) -> Results:
    """Play on the workers of a Dask scheduler; a piece whose worker dies is played by another."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise CannotRun(
            phrase("a cluster needs more packages: pip install 'bloc-game[cluster]'")
        ) from None
    texts, file, what = _sent(design)
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise CannotRun(
            phrase(
                "no scheduler answers at {address}: {reason}", address=address, reason=str(error)
            )
        ) from None
    with client:
        shared = client.scatter(texts, broadcast=True)
        tasks = [
            client.submit(play_block, shared, file, block, what, retries=ATTEMPTS, pure=False)
            for block in work
        ]
        for task in as_completed(tasks):
            yield task.result()
            task.release()


def _sent(design: Design) -> tuple[dict[str, str], str, Counted]:
    """What every piece needs besides itself."""
    return dict(design.scenario.files), design.scenario.file, counted(design)
