"""The reference game as an ink story, and inkjs to play it.

Months are knots, answers are choices with conditions, events are drawn by ink's own RANDOM, and a
function moves a track and writes a line, as the plain loop does.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.peers.sea import Effect, Sea, read

PLAYER = Path(__file__).parent / "ink.cjs"
HEAD = """\
=== function shift(ref track, name, by, why)
~ temp before = track
~ track = MAX(0, MIN(100, track + by))
{track != before: month {month}: {name} {track - before} by {why}}

=== function pick(holds, yes, no)
{holds:
    ~ return yes
}
~ return no

"""
_EITHER = re.compile(r"(\w+) if (.+) else (\w+)")


def story(sea: Sea) -> str:
    """The source text of the story."""
    start = [f"VAR {name} = {value}" for name, value in sea.start.items()]
    lines = [*start, "VAR month = 0", 'VAR how = ""', "-> month_1", "", HEAD]
    for number, (event, options) in enumerate(sea.months, start=1):
        lines += [f"=== month_{number}", f"~ month = {number}"]
        if event is not None:
            drawn = f"RANDOM(1, 100) <= {_formula(event.odds)}"
            lines += [
                f"{{{_formula(event.when)} && {drawn}:",
                *_moves(event.effects, event.id),
                "}",
            ]
        for option in options:
            when = "" if option.when == "True" else f" {{{_formula(option.when)}}}"
            lines += [f"+{when} [{option.id}]", *_moves(option.effects, option.id)]
        after = f"month_{number + 1}" if number < len(sea.months) else "finish"
        lines += ["-", *_moves(sea.every_month, "month"), f"-> {after}", ""]
    lines += ["=== finish", "{"]
    for name, when in sea.endings:
        lines += [f"- {'else' if when == 'True' else _formula(when)}:", f'    ~ how = "{name}"']
    return "\n".join([*lines, "}", "-> END", ""])


def _moves(effects: tuple[Effect, ...], why: str) -> Iterator[str]:
    for one in effects:
        by = _formula(one.by) if one.sign == "+" else f"0 - {_formula(one.by)}"
        yield f'    {{shift({one.track}, "{one.track}", {by}, "{why}")}}'


def _formula(text: str) -> str:
    """Python as ink: whole numbers divide to whole numbers there."""
    text = _EITHER.sub(r"pick(\2, \1, \3)", text)
    return text.replace("//", "/").replace(" and ", " && ")


def play(games: int, seed: int) -> tuple[float, Counter[str]]:
    """Seconds of processor time for so many random games, and how they ended.

    `FileNotFoundError` where there is no Node.js, `ImportError` where it does not find inkjs.
    """
    node = shutil.which("node")
    if node is None:
        raise FileNotFoundError("node")
    words = [node, str(PLAYER), str(games), str(seed)]
    ran = subprocess.run(words, input=story(read()), capture_output=True, text=True, check=False)
    if "Cannot find module 'inkjs" in ran.stderr:
        raise ImportError("inkjs")
    if ran.returncode:
        raise RuntimeError(ran.stderr)
    found = json.loads(ran.stdout)
    return found["seconds"], Counter(found["ended"])
