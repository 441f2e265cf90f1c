"""How long `bloc-game --version` and a `check` of the flagship take beside an idle Python.

Run it with the Python that has bloc_game installed: `python benchmarks/startup.py`.
All are timed in turn, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from statistics import median
from time import perf_counter

AIM = 60  # ms above a Python that does nothing


def main() -> int:
    """Time both and print medians, difference and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=30, help="runs of each (default: %(default)s)")
    runs = parser.parse_args().n
    floor_command = [sys.executable, "-c", "pass"]
    version_command = [_installed_command(), "--version"]
    check_command = [_installed_command(), "check", "soviet_application", "-n", "0"]
    commands = (floor_command, version_command, check_command)
    rounds = [[_milliseconds(command) for command in commands] for _ in range(runs)]
    floor, version, check = (median(times) for times in zip(*rounds, strict=True))
    print(f"python -c pass        {floor:6.1f} ms   median of {runs}")
    print(f"bloc-game --version   {version:6.1f} ms   median of {runs}")
    print(f"difference            {version - floor:6.1f} ms   aim: within {AIM} ms")
    print(f"ratio                 {version / floor:6.2f}")
    print(f"check of the flagship {check:6.1f} ms   median of {runs}")
    return 0


def _installed_command() -> str:
    """The console script beside this Python, which is what a user starts."""
    command = shutil.which("bloc-game", path=sysconfig.get_path("scripts"))
    if command is None:
        raise SystemExit(f"bloc-game is not installed for {Path(sys.executable)}")
    return command


def _milliseconds(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
