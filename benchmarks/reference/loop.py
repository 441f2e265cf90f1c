"""The reference game written out by hand: a plain loop, tracks by name, a line a move of one.

It is what the engine is measured against, and it must stay the same game as `scenario.yaml`:
`tests/test_benchmarks.py` plays both side by side.
"""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.engine.chance import mix, number_of, point

TOWNS = ("ASH", "BAY", "COV", "DUN", "ELM", "FEN")
START = {
    "tension": 40,
    "trade": 50,
    "plague": 10,
    "hope": 50,
    **{f"wealth[{town}]": 50 for town in TOWNS},
    **{f"order[{town}]": 55 for town in TOWNS},
    **{f"arms[{town}]": 30 for town in TOWNS},
    **{f"faith[{town}]": 45 for town in TOWNS},
    **{f"pride[{town}]": 40 for town in TOWNS},
    **{f"zeal[{town}]": 35 for town in TOWNS},
}
STORM = number_of("event storm")
CARAVAN = number_of("event caravan")
FEVER = number_of("event fever")
PILGRIMS = number_of("event pilgrims")
RAID = number_of("event raid")
HARVEST = number_of("event harvest")
FIRE = number_of("event fire")
ENVOY = number_of("event envoy")
CHOICE = number_of("choice")


class Sea:
    """One game: the tracks, the month, and a log with a line for every move of a track."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.month = 0
        self.now = dict(START)
        self.log: list[str] = []

    def shift(self, track: str, by: int, why: str) -> None:
        """Move a track, stopping at its ends."""
        before = self.now[track]
        after = min(max(before + by, 0), 100)
        if after != before:
            self.now[track] = after
            self.log.append(f"month {self.month}: {track} {after - before:+d} by {why}")

    def happens(self, event: int, odds: int) -> bool:
        """Whether an event comes, so many times in 100."""
        return point(mix(self.seed, self.month, event), 100) < odds

    def choose(self, options: list[str]) -> str:
        """One of the options that are open."""
        return options[point(mix(self.seed, self.month, CHOICE), len(options))]


class TerseSea(Sea):
    """The same game, with a bare tuple for every move of a track instead of a line of text."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.moved: list[tuple[int, str, int, str]] = []

    def shift(self, track: str, by: int, why: str) -> None:
        """Move a track, stopping at its ends."""
        before = self.now[track]
        after = min(max(before + by, 0), 100)
        if after != before:
            self.now[track] = after
            self.moved.append((self.month, track, after - before, why))


def play(seed: int, begin: Callable[[int], Sea] = Sea) -> tuple[str, Sea]:
    """One game to its end: how it came out, and where everything stands."""
    sea = begin(seed)
    for number, month in enumerate(MONTHS, start=1):
        sea.month = number
        month(sea)
        close(sea)
    return ending(sea), sea


def close(sea: Sea) -> None:
    """What every month brings."""
    now = sea.now
    sea.shift("trade", 1, "tides")
    sea.shift("tension", 1, "tides")
    sea.shift("wealth[ASH]", now["trade"] // 25, "toil")
    sea.shift("order[DUN]", -2, "toil")
    sea.shift("plague", 2, "sickness")
    sea.shift("hope", -(now["plague"] // 12), "sickness")


def ending(sea: Sea) -> str:
    """The first ending whose condition holds."""
    now = sea.now
    if now["tension"] >= 70:
        return "war"
    if now["trade"] < 58:
        return "ruin"
    if now["plague"] >= 45:
        return "pestilence"
    if now["hope"] >= 40 and now["order[BAY]"] >= 55:
        return "league"
    if now["arms[COV]"] >= now["arms[FEN]"]:
        return "rivalry"
    return "peace"


def month_1(sea: Sea) -> None:
    """Ashport decides."""
    now = sea.now
    options = ["feed_poor"]
    if now["faith[DUN]"] >= 55:
        options.append("send_ship")
    match sea.choose(options):
        case "feed_poor":
            sea.shift("wealth[ASH]", 7, "feed_poor")
            sea.shift("zeal[ASH]", now["zeal[ELM]"] // 8, "feed_poor")
        case "send_ship":
            sea.shift("arms[ELM]", 2, "send_ship")
            sea.shift("tension", -5, "send_ship")


def month_2(sea: Sea) -> None:
    """Bayside decides."""
    now = sea.now
    if now["trade"] >= 30 and sea.happens(STORM, 60):
        sea.shift("tension", 4, "storm")
        sea.shift("arms[BAY]", -8, "storm")
    options = ["ask_for_help"]
    if now["trade"] >= 40 and now["plague"] < 70:
        options.append("drain_marsh")
    options.append("ring_bells")
    match sea.choose(options):
        case "ask_for_help":
            sea.shift("faith[BAY]", now["wealth[BAY]"] // 12, "ask_for_help")
            sea.shift("plague", 7, "ask_for_help")
        case "drain_marsh":
            sea.shift("pride[BAY]", -2, "drain_marsh")
            sea.shift("trade", 2, "drain_marsh")
        case "ring_bells":
            sea.shift("faith[BAY]", 3, "ring_bells")
            sea.shift("plague", 4, "ring_bells")


def month_3(sea: Sea) -> None:
    """Covehill decides."""
    now = sea.now
    if now["plague"] >= 16 and sea.happens(CARAVAN, 40):
        sea.shift("hope", 2, "caravan")
        sea.shift("pride[ELM]", 6, "caravan")
    options = ["wait"]
    options.append("send_ship")
    if now["wealth[COV]"] >= 45:
        options.append("drain_marsh")
    if now["pride[ASH]"] < 45:
        options.append("open_market")
    match sea.choose(options):
        case "wait":
            sea.shift("arms[COV]", now["order[ELM]"] // 8, "wait")
            sea.shift("pride[COV]", 8, "wait")
        case "send_ship":
            sea.shift("zeal[COV]", 8 if now["pride[DUN]"] >= 50 else 3, "send_ship")
            sea.shift("hope", 5 if now["pride[ASH]"] >= 50 else 4, "send_ship")
        case "drain_marsh":
            sea.shift("wealth[BAY]", -3, "drain_marsh")
            sea.shift("hope", -(now["pride[FEN]"] // 10), "drain_marsh")
        case "open_market":
            sea.shift("zeal[COV]", 3 if now["trade"] >= 40 else 1, "open_market")
            sea.shift("pride[COV]", 4, "open_market")


def month_4(sea: Sea) -> None:
    """Dunmouth decides."""
    now = sea.now
    options = ["wait"]
    if now["wealth[FEN]"] >= 35 and now["faith[BAY]"] < 60:
        options.append("bar_gate")
    if now["faith[DUN]"] >= 30:
        options.append("ask_for_help")
    match sea.choose(options):
        case "wait":
            sea.shift("zeal[BAY]", 5, "wait")
            sea.shift("tension", 6, "wait")
        case "bar_gate":
            sea.shift("order[DUN]", -8, "bar_gate")
            sea.shift("hope", -(5 if now["order[ELM]"] >= 60 else 2), "bar_gate")
        case "ask_for_help":
            sea.shift("order[DUN]", 6, "ask_for_help")
            sea.shift("zeal[DUN]", 7, "ask_for_help")


def month_5(sea: Sea) -> None:
    """Elmhaven decides."""
    now = sea.now
    if now["arms[ELM]"] >= 30 and sea.happens(FEVER, 60):
        sea.shift("plague", -8, "fever")
        sea.shift("faith[DUN]", 7 if now["arms[ASH]"] >= 50 else 1, "fever")
    options = ["bar_gate", "feed_poor"]
    match sea.choose(options):
        case "bar_gate":
            sea.shift("zeal[ELM]", -7, "bar_gate")
            sea.shift("trade", -(3 if now["order[COV]"] >= 50 else 4), "bar_gate")
        case "feed_poor":
            sea.shift("arms[ELM]", 4, "feed_poor")
            sea.shift("plague", 7 if now["tension"] >= 60 else 4, "feed_poor")


def month_6(sea: Sea) -> None:
    """Fenwick decides."""
    now = sea.now
    if now["arms[FEN]"] >= 30 and sea.happens(PILGRIMS, 20 + now["order[ASH]"] // 2):
        sea.shift("tension", 6 if now["faith[FEN]"] >= 40 else 3, "pilgrims")
        sea.shift("zeal[DUN]", 2, "pilgrims")
    options = ["wait"]
    if now["tension"] >= 35 and now["faith[ELM]"] < 70:
        options.append("open_market")
    options.append("build_mill")
    match sea.choose(options):
        case "wait":
            sea.shift("arms[FEN]", 4 if now["plague"] >= 40 else 3, "wait")
            sea.shift("tension", now["faith[ELM]"] // 8, "wait")
        case "open_market":
            sea.shift("arms[FEN]", 8, "open_market")
            sea.shift("tension", 2, "open_market")
        case "build_mill":
            sea.shift("order[FEN]", now["zeal[DUN]"] // 12, "build_mill")
            sea.shift("plague", 6 if now["trade"] >= 40 else 1, "build_mill")


def month_7(sea: Sea) -> None:
    """Ashport decides."""
    now = sea.now
    if now["faith[ASH]"] >= 40 and sea.happens(RAID, 20 + now["hope"] // 2):
        sea.shift("plague", 3, "raid")
        sea.shift("order[COV]", 3, "raid")
    options = ["ring_bells"]
    if now["plague"] >= 35 and now["plague"] < 65:
        options.append("drain_marsh")
    if now["pride[ELM]"] >= 35 and now["faith[COV]"] < 65:
        options.append("hold_fair")
    if now["order[COV]"] >= 30 and now["hope"] < 70:
        options.append("bar_gate")
    match sea.choose(options):
        case "ring_bells":
            sea.shift("wealth[ASH]", 5, "ring_bells")
            sea.shift("faith[ASH]", 8, "ring_bells")
        case "drain_marsh":
            sea.shift("pride[ASH]", 5, "drain_marsh")
            sea.shift("arms[ASH]", now["zeal[DUN]"] // 8, "drain_marsh")
        case "hold_fair":
            sea.shift("arms[COV]", 2, "hold_fair")
            sea.shift("hope", 6, "hold_fair")
        case "bar_gate":
            sea.shift("arms[FEN]", 6, "bar_gate")
            sea.shift("plague", 2, "bar_gate")


def month_8(sea: Sea) -> None:
    """Bayside decides."""
    now = sea.now
    options = ["arm_watch"]
    if now["wealth[BAY]"] >= 45:
        options.append("feed_poor")
    options.append("bar_gate")
    match sea.choose(options):
        case "arm_watch":
            sea.shift("zeal[BAY]", 8, "arm_watch")
            sea.shift("pride[FEN]", 8, "arm_watch")
        case "feed_poor":
            sea.shift("arms[DUN]", -3, "feed_poor")
            sea.shift("pride[DUN]", -(4 if now["hope"] >= 40 else 1), "feed_poor")
        case "bar_gate":
            sea.shift("faith[ASH]", -(6 if now["tension"] >= 60 else 4), "bar_gate")
            sea.shift("tension", 7 if now["faith[ELM]"] >= 50 else 3, "bar_gate")


def month_9(sea: Sea) -> None:
    """Covehill decides."""
    now = sea.now
    if now["zeal[FEN]"] >= 35 and sea.happens(HARVEST, 20 + now["pride[DUN]"] // 2):
        sea.shift("plague", -(8 if now["tension"] >= 60 else 3), "harvest")
        sea.shift("order[COV]", -7, "harvest")
    options = ["send_ship", "hold_fair"]
    match sea.choose(options):
        case "send_ship":
            sea.shift("order[COV]", 2, "send_ship")
            sea.shift("hope", 6, "send_ship")
        case "hold_fair":
            sea.shift("pride[BAY]", now["wealth[DUN]"] // 10, "hold_fair")
            sea.shift("hope", now["pride[DUN]"] // 12, "hold_fair")


def month_10(sea: Sea) -> None:
    """Dunmouth decides."""
    now = sea.now
    if now["faith[DUN]"] >= 40 and sea.happens(FIRE, 20 + now["wealth[ASH]"] // 2):
        sea.shift("trade", 8, "fire")
        sea.shift("arms[FEN]", -(8 if now["arms[COV]"] >= 40 else 3), "fire")
    options = ["wait"]
    if now["order[DUN]"] >= 35 and now["trade"] < 65:
        options.append("bar_gate")
    if now["hope"] >= 30 and now["arms[COV]"] < 70:
        options.append("feed_poor")
    match sea.choose(options):
        case "wait":
            sea.shift("wealth[DUN]", now["order[ASH]"] // 12, "wait")
            sea.shift("trade", 8, "wait")
        case "bar_gate":
            sea.shift("pride[DUN]", -(6 if now["wealth[COV]"] >= 50 else 2), "bar_gate")
            sea.shift("tension", 4, "bar_gate")
        case "feed_poor":
            sea.shift("arms[ELM]", 2, "feed_poor")
            sea.shift("plague", now["order[ELM]"] // 12, "feed_poor")


def month_11(sea: Sea) -> None:
    """Elmhaven decides."""
    now = sea.now
    if now["zeal[ELM]"] >= 35 and sea.happens(ENVOY, 20 + now["pride[FEN]"] // 2):
        sea.shift("hope", now["pride[BAY]"] // 8, "envoy")
        sea.shift("faith[FEN]", now["wealth[ASH]"] // 8, "envoy")
    options = ["hold_fair"]
    if now["tension"] >= 50:
        options.append("build_mill")
    options.append("send_ship")
    if now["order[BAY]"] >= 40 and now["faith[ELM]"] < 70:
        options.append("ring_bells")
    match sea.choose(options):
        case "hold_fair":
            sea.shift("pride[DUN]", -(8 if now["zeal[BAY]"] >= 60 else 2), "hold_fair")
            sea.shift("hope", now["hope"] // 8, "hold_fair")
        case "build_mill":
            sea.shift("zeal[ELM]", 7, "build_mill")
            sea.shift("trade", 7, "build_mill")
        case "send_ship":
            sea.shift("order[ELM]", 7, "send_ship")
            sea.shift("trade", -8, "send_ship")
        case "ring_bells":
            sea.shift("pride[ELM]", -(4 if now["pride[ELM]"] >= 60 else 3), "ring_bells")
            sea.shift("hope", 4, "ring_bells")


def month_12(sea: Sea) -> None:
    """Fenwick decides."""
    now = sea.now
    options = ["build_mill"]
    options.append("raise_wall")
    if now["arms[COV]"] >= 35 and now["wealth[COV]"] < 60:
        options.append("wait")
    match sea.choose(options):
        case "build_mill":
            sea.shift("order[FEN]", 2, "build_mill")
            sea.shift("wealth[FEN]", now["plague"] // 10, "build_mill")
        case "raise_wall":
            sea.shift("arms[FEN]", 6, "raise_wall")
            sea.shift("tension", 8, "raise_wall")
        case "wait":
            sea.shift("zeal[FEN]", -4, "wait")
            sea.shift("tension", -(now["hope"] // 10), "wait")


MONTHS: tuple[Callable[[Sea], None], ...] = (
    month_1,
    month_2,
    month_3,
    month_4,
    month_5,
    month_6,
    month_7,
    month_8,
    month_9,
    month_10,
    month_11,
    month_12,
)
