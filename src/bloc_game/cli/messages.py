"""`bloc-game messages`: the catalogues of translations of a scenario, or of its rulebook.

`status` tells what is missing, stale or orphaned; `extract` writes a template; `update` brings a
language's catalogue up to date without losing a word; a table goes out to translators and comes
back.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from polib import POFile

from bloc_game.cli.errors import UserError
from bloc_game.cli.inputs import print_json, scenario_named, spoken
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.catalogues import (
    Group,
    Status,
    as_csv,
    groups,
    opened,
    status,
    template,
    updated,
    with_csv,
)
from bloc_game.scenario.shelf import short
from bloc_game.session.catalogue import Catalogue

NAMED = 12  # texts of each kind that are listed before it stops
ACTS = ("status", "extract", "update", "export", "import")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("act", choices=ACTS, help="what to do")
    parser.add_argument("scenario", metavar="SCENARIO", help="its id or its file")
    parser.add_argument(
        "--to", metavar="L", help="the language of the translations, such as id or nl"
    )
    parser.add_argument(
        "--rulebook", action="store_true", help="the texts of its rulebook instead of its own"
    )
    parser.add_argument(
        "--table", type=Path, metavar="FILE.csv", help="the table of export or import"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document (status)")


def run(args: argparse.Namespace) -> int:
    """Do it, and say what was written."""
    scenario = scenario_named(args.scenario)
    found = groups(scenario, rulebook=args.rulebook)
    if not found:
        raise UserError(phrase("{scenario} stands on no rulebook", scenario=scenario.id))
    if args.act != "extract" and not args.to:
        raise UserError(phrase("name the language of the translations with --to, as in --to nl"))
    if args.act in ("export", "import") and args.table is None:
        raise UserError(phrase("name the table with --table FILE.csv"))
    tr = spoken(args)
    match args.act:
        case "status":
            return _status(found, args, tr)
        case "extract":
            for group in found:
                _write(
                    group.folder / "locale" / f"messages{group.suffix}.pot", str(template(group))
                )
        case "update":
            for group in found:
                _update(group, args.to)
        case "export":
            table = [as_csv(group, _opened(group, args.to)) for group in found]
            body = [text.split("\n", 1) for text in table]
            _write(args.table, body[0][0] + "\n" + "".join(rows for _, rows in body))
        case _:
            _import(found, args)
    return 0


def _status(found: list[Group], args: argparse.Namespace, tr: Catalogue) -> int:
    """How far a language has come; 1 where anything is left to do."""
    whole = {short(group.file(args.to)): status(group, _opened(group, args.to)) for group in found}
    if args.json:
        print_json({file: vars_of(one) for file, one in whole.items()})
    else:
        for file, one in whole.items():
            print("\n".join(_lines(tr, file, one)))
    return int(any(one.missing or one.stale or one.orphaned for one in whole.values()))


def vars_of(one: Status) -> dict[str, object]:
    """As programs read it."""
    return {
        "texts": one.whole,
        "translated": len(one.translated),
        "missing": list(one.missing),
        "stale": list(one.stale),
        "orphaned": list(one.orphaned),
    }


def _lines(tr: Catalogue, file: str, one: Status) -> list[str]:
    done = len(one.translated)
    lines = [tr("{file}: {done} of {n} texts are translated.", file=file, done=done, n=one.whole)]
    kinds = (
        (tr("missing"), one.missing),
        (tr("stale"), one.stale),
        (tr("orphaned"), one.orphaned),
    )
    for name, paths in kinds:
        if paths:
            more = ", …" if len(paths) > NAMED else ""
            lines.append(f"  {name} {len(paths)}: {', '.join(paths[:NAMED])}{more}")
    return lines


def _opened(group: Group, language: str) -> POFile:
    file = group.file(language)
    try:
        return opened(file)
    except (OSError, ValueError) as error:
        raise UserError(
            phrase("{file} is no catalogue: {reason}", file=short(file), reason=str(error))
        ) from None


def _update(group: Group, language: str) -> None:
    _write(group.file(language), str(updated(group, _opened(group, language), language)))


def _import(found: list[Group], args: argparse.Namespace) -> None:
    try:
        text = args.table.read_text(encoding="utf-8-sig")
        for group in found:
            new = with_csv(group, _opened(group, args.to), text, args.to)
            _write(group.file(args.to), str(new))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        said = phrase("{file} cannot be read: {reason}", file=str(args.table), reason=reason)
        raise UserError(said) from None


def _write(file: Path, text: str) -> None:
    """Whole or not at all; says where it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partly = file.with_suffix(file.suffix + ".part")
    partly.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    partly.replace(file)
    print(short(file))
