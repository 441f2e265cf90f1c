"""`bloc-game study`: plays a designed experiment, and leaves its results in a folder.

Stopped at any moment, it goes on where it was; on more cores, or on a cluster, it comes to the same
numbers.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bloc_game.cli.errors import UserError, tell
from bloc_game.cli.inputs import cannot_be_played, spoken, whole_number
from bloc_game.cli.progress import Progress
from bloc_game.scenario.problems import ScenarioError
from bloc_game.session.catalogue import Catalogue, message_of
from bloc_game.session.views_moment import Voice
from bloc_game.study.blocks import Block, blocks
from bloc_game.study.design import Design, read_design
from bloc_game.study.plots import ending_plots
from bloc_game.study.running import CannotRun, Results, here, on_cluster
from bloc_game.study.store import OtherStudy, Store
from bloc_game.study.table import rows, write_csv, write_parquet


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file of the study, FILE.yaml")
    parser.add_argument(
        "-o",
        dest="folder",
        type=Path,
        metavar="DIR",
        help="the folder of its results (default: the name of the file without .yaml)",
    )
    parser.add_argument(
        "--jobs",
        type=whole_number(1),
        default=os.cpu_count() or 1,
        metavar="N",
        help="cores to play on (default: all here)",
    )
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="play on the workers of this Dask scheduler"
    )
    parser.add_argument(
        "--parquet", action="store_true", help="write the results as Parquet as well"
    )


def run(args: argparse.Namespace) -> int:
    """Play what is left to be played, and write the results."""
    try:
        design = read_design(args.file)
    except ScenarioError as error:
        raise cannot_be_played(str(args.file), error) from None
    store = Store(args.folder or args.file.with_suffix(""), design)
    work = list(blocks(design))
    tr = spoken(args)
    try:
        store.open()
        left = store.left(work)
        if left and len(left) < len(work):
            tell(
                tr(
                    "going on: {done} of {n} parts are done",
                    done=len(work) - len(left),
                    n=len(work),
                )
            )
        _play(store, left, len(work), _results(args, design, left), tr)
        _write(store, work, args, tr)
    except (CannotRun, OtherStudy) as error:
        raise UserError(message_of(error)) from None
    return 0


def _results(args: argparse.Namespace, design: Design, left: list[Block]) -> Results:
    if not left:
        return iter(())
    if args.cluster:
        return on_cluster(design, left, args.cluster)
    return here(design, left, args.jobs)


def _play(store: Store, left: list[Block], all_: int, results: Results, tr: Catalogue) -> None:
    """Keep every part as it is done, and say how far it has come."""
    done = all_ - len(left)
    with Progress(all_) as progress:
        try:
            for name, sums in results:
                store.keep(name, sums)
                done += 1
                progress.come_to(done)
        except KeyboardInterrupt:
            tell("\n" + tr("stopped; the same command goes on from here"))
            raise


def _write(store: Store, work: list[Block], args: argparse.Namespace, tr: Catalogue) -> None:
    """The table, and a picture for every ending; says where they are."""
    design, folder = store.design, store.folder
    found = rows(design, store.sums(work))
    write_csv(found, folder / "results.csv")
    print(folder / "results.csv")
    if args.parquet:
        write_parquet(found, folder / "results.parquet")
        print(folder / "results.parquet")
    names = Voice(design.scenario, tr.language).names
    for name, picture in ending_plots(design, names, found):
        (folder / name).write_text(picture, encoding="utf-8")
        print(folder / name)
