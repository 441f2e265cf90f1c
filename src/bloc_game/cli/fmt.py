"""`bloc-game fmt`: lays out scenario files in the one way in which they are laid out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile

from bloc_game.cli.errors import UserError
from bloc_game.cli.inputs import print_json, rendered, spoken
from bloc_game.engine.phrases import phrase
from bloc_game.scenario import shelf
from bloc_game.scenario.formatting import WouldChange, formatted
from bloc_game.scenario.problems import Problem, in_order, to_json
from bloc_game.scenario.screening import text_of
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.troubles import not_found

ENDINGS = ("*.yaml", "*.yml")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file; a folder or an id, for all files below"
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit code 1 if a file would change"
    )
    parser.add_argument("--diff", action="store_true", help="print what would change, only")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


@dataclass(frozen=True)
class Sheet:
    """A file, and how it should be laid out."""

    path: Path
    before: str
    after: str | None  # None where it cannot be read
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> bool:
        """Is it laid out otherwise?"""
        return self.after is not None and self.after != self.before


def run(args: argparse.Namespace) -> int:
    """Lay out everything named, and say what has changed."""
    tr = spoken(args)
    sheets = [_sheet(path) for path in _files(args.paths)]
    only_looks = args.check or args.diff
    changed = [sheet for sheet in sheets if sheet.changes]
    problems = in_order(problem for sheet in sheets for problem in sheet.problems)
    if not only_looks:
        for sheet in changed:
            _write(sheet)
    if args.json:
        names = [shelf.short(sheet.path) for sheet in changed]
        print_json({"changed": names, "problems": [to_json(one, tr.say) for one in problems]})
    else:
        print("\n\n".join([*map(tr.say, rendered(problems)), _said(tr, args, sheets, changed)]))
    return 1 if problems or (args.check and changed) else 0


def _said(
    tr: Catalogue, args: argparse.Namespace, sheets: Sequence[Sheet], changed: Sequence[Sheet]
) -> str:
    if args.diff and changed:
        return "\n".join(line for sheet in changed for line in _difference(sheet))
    names = [shelf.short(sheet.path) for sheet in changed]
    if args.check or args.diff:
        names.append(tr.many("{n} file would change", "{n} files would change", len(changed)))
    else:
        names.append(tr.many("{n} file laid out anew", "{n} files laid out anew", len(changed)))
    same = sum(sheet.after == sheet.before for sheet in sheets)
    names[-1] += "; " + tr.many("{n} is as it should be", "{n} are as they should be", same)
    unread = sum(sheet.after is None for sheet in sheets)
    if unread:
        names[-1] += "; " + tr.many(
            "{n} cannot be read, and is left as it is",
            "{n} cannot be read, and are left as they are",
            unread,
        )
    return "\n".join(names)


def _difference(sheet: Sheet) -> Iterator[str]:
    assert sheet.after is not None
    name = shelf.short(sheet.path)
    return unified_diff(
        sheet.before.splitlines(), sheet.after.splitlines(), name, name, lineterm=""
    )


# --- files --------------------------------------------------------------------------------------


def _files(names: Sequence[str]) -> list[Path]:
    """Every file that is meant, once, in order."""
    found = [path for name in names for path in _meant(name)]
    return list({path.resolve(): path for path in found}.values())


def _meant(name: str) -> list[Path]:
    path = Path(name)
    if path.is_file():
        return [path]
    if not path.is_dir():
        try:
            path = shelf.find(name).parent
        except shelf.NotFound as error:
            raise UserError(not_found(error)) from None
    return sorted(file for ending in ENDINGS for file in path.rglob(ending))


def _sheet(path: Path) -> Sheet:
    name = shelf.short(path)
    text = text_of(path, name)
    if isinstance(text, Problem):
        return Sheet(path, "", None, (text,))
    try:
        after, problems = formatted(text, name)
    except WouldChange:
        said = phrase(
            "{file} is left as it is: laid out, it would not say the same. That is a fault of "
            "this program; please report it with the file",
            file=name,
        )
        raise UserError(said) from None
    return Sheet(path, text, after, tuple(problems))


def _write(sheet: Sheet) -> None:
    """Put the new text in the file's place at once, so that nothing is lost on the way."""
    assert sheet.after is not None
    file = sheet.path.resolve()  # what a link points to, not the link
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=file.parent, prefix=".", delete=False
    ) as new:
        try:
            new.write(sheet.after)
            new.flush()
            os.chmod(new.name, file.stat().st_mode)
            os.replace(new.name, file)
        except OSError:
            os.unlink(new.name)
            raise
