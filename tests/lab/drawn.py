"""The small scenario with other rules: formulas and effects drawn from the whole language.

Wherever the small scenario has a formula or effects, others may stand: anything that its words can
say, of the right kind, nested a few deep. What the loader refuses is not drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import reject
from hypothesis import strategies as st

from bloc_game.engine.game import Game
from bloc_game.scenario.problems import ScenarioError
from bloc_game.scenario.shelf import load_texts
from tests.small import SMALL

Draw = st.DrawFn

SEATS = ("NOR", "SUD", "OST", "WES")
VOICES = (*SEATS, "ISL", "LEF", "RIG")
BODIES = ("league", "council", "bench", "bank", "three", "court")
CLAUSES = {
    "tolls": ("none", "low", "high"),
    "dams": ("barred", "few"),
    "guard": ("national", "joint", "foreign"),
}
OPTIONS = {
    "first_word": ("claim", "silence", "pay"),
    "path": ("together", "apart", "never"),
    "site": ("here", "there"),
    "sign": ("adopted",),
}
FACTS = ("leaked", "watched")
EVENTS = ("flood", "leak", "plague", "quarrel", "panic", "thaw")
SIGNS = ("==", "!=", "<", "<=", ">", ">=")


@dataclass(frozen=True)
class Words:
    """What may be said in one place: the names that are bound there, and how deep one may go."""

    actors: tuple[str, ...] = SEATS  # bound or declared, whose numbers there are
    drafts: tuple[str, ...] = ("river", "fort")
    ways: tuple[str, ...] = ()
    deep: int = 3
    looped: bool = False  # whether this is inside a loop already: loops do not stand in loops

    @property
    def deeper(self) -> Words:
        """One step further in."""
        return replace(self, deep=self.deep - 1)

    def with_actor(self, name: str) -> Words:
        """Inside a loop over actors."""
        return replace(self, actors=(*self.actors, name), deep=self.deep - 1, looped=True)


NOWHERE = Words()  # a rule that nobody carries out
EACH = NOWHERE.with_actor("m")
OWN = Words((*SEATS, "self", "self"))
OTHER = Words((*SEATS, "self", "target", "target"))
SAID = Words(OWN.actors, ("river", "draft"), ("for", "against"))
ASKED = Words(OTHER.actors, ("river", "draft"))
ABOUT = Words(OTHER.actors, ("river", "draft", "draft"), ("up", "down"))


def number(draw: Draw, words: Words) -> str:
    """Something that comes to a number."""
    if words.deep <= 0 or not draw(st.integers(0, 3)):
        return draw(st.sampled_from([str(draw(st.integers(-9, 40))), *_tracks(draw, words)]))
    one = words.deeper
    match draw(st.integers(0, 7 if words.looped else 9)):
        case 0 | 1:
            sign = draw(st.sampled_from(["+", "-"]))
            return f"({number(draw, one)} {sign} {number(draw, one)})"
        case 2:
            return f"{number(draw, one)} * {draw(st.integers(-3, 3))}"
        case 3:
            sign = draw(st.sampled_from(["//", "%"]))
            return f"{number(draw, one)} {sign} {draw(st.integers(2, 9))}"
        case 4:
            name = draw(st.sampled_from(["min", "max"]))
            return f"{name}({number(draw, one)}, {number(draw, one)})"
        case 5:
            low = draw(st.integers(-20, 20))
            return f"clamp({number(draw, one)}, {low}, {low + draw(st.integers(0, 30))})"
        case 6:
            sign = draw(st.sampled_from(["abs", "-"]))
            return f"{sign}({number(draw, one)})"
        case 7:
            return f"({number(draw, one)} if {condition(draw, one)} else {number(draw, one)})"
        case 8:
            inner = words.with_actor("m")
            return f"count({condition(draw, inner)} for m in {_members(draw)})"
        case _:
            inner = words.with_actor("m")
            return f"sum({number(draw, inner)} for m in {_members(draw)})"


def _tracks(draw: Draw, words: Words) -> list[str]:
    actor, other = (draw(st.sampled_from(words.actors)) for _ in range(2))
    text = draw(st.sampled_from(words.drafts))
    found = ["tension", "warmth", f"capital[{actor}]", f"sway[{actor}, {text}]", "turn"]
    found += [f"support({actor}, {text})", f"pledge({actor}, {text})", f"price({actor}, {text})"]
    if actor != other:
        found.append(f"trust[{actor}, {other}]")
    if "self" in words.actors:
        found.append(f"own_support({text})")
    return found


def _members(draw: Draw) -> str:
    return draw(st.sampled_from(["seats", "upstream", *(f"members({one})" for one in BODIES)]))


def condition(draw: Draw, words: Words) -> str:
    """Something that holds or does not."""
    if words.deep <= 0 or not draw(st.integers(0, 2)):
        return _plain(draw, words)
    one = words.deeper
    match draw(st.sampled_from([0, 1, 2, 4, 5] if words.looped else [0, 1, 2, 3, 4, 5])):
        case 0 | 1:
            sign = draw(st.sampled_from(["and", "or"]))
            return f"({condition(draw, one)} {sign} {condition(draw, one)})"
        case 2:
            return f"not ({condition(draw, one)})"
        case 3:
            name, inner = draw(st.sampled_from(["any", "all"])), words.with_actor("m")
            return f"{name}({condition(draw, inner)} for m in {_members(draw)})"
        case 4:
            return f"(({condition(draw, one)}) == ({condition(draw, one)}))"
        case _:
            return f"{number(draw, one)} {draw(st.sampled_from(SIGNS))} {number(draw, one)}"


def _plain(draw: Draw, words: Words) -> str:
    actor = draw(st.sampled_from(words.actors))
    text = draw(st.sampled_from(words.drafts))
    clause = draw(st.sampled_from(sorted(CLAUSES)))
    decision = draw(st.sampled_from(sorted(OPTIONS)))
    sign = draw(st.sampled_from(SIGNS))
    found = [
        f"member({actor}, {draw(st.sampled_from(BODIES))})",
        f"fact({draw(st.sampled_from(FACTS))})",
        f"happened({draw(st.sampled_from(EVENTS))})",
        f"adopted({text})",
        f"in_effect({text})",
        f"on_table({text})",
        f"accepts({actor}, {text})",
        f"knows({actor}, south_needs_water)",
        f"level[river, {clause}] {sign} {draw(st.sampled_from(CLAUSES[clause]))}",
        f"chose({decision}, {draw(st.sampled_from(OPTIONS[decision]))})",
        f"chose(path, together, {draw(st.sampled_from(['NOR', 'SUD', 'WES']))})",
        f"turn {sign} summer",
        f"date {sign} 1954_06_01",
        f"tension {sign} {draw(st.integers(20, 90))}",
    ]
    found += [f"way == {way}" for way in words.ways]
    return draw(st.sampled_from(found))


def effects(draw: Draw, words: Words) -> str:
    """One to three things that are done, as a YAML flow sequence or one line."""
    done = [_statement(draw, words) for _ in range(draw(st.integers(1, 3)))]
    match draw(st.sampled_from([0, 2] if words.looped else [0, 1, 2, 3])):
        case 0:
            guard = condition(draw, words.deeper)
            return f'[{{if: "{guard}", do: "{"; ".join(done)}"}}]'
        case 1:
            inner = _statement(draw, words.with_actor("m"))
            return f'["{"; ".join(done)}", {{each: "m in {_members(draw)}", do: "{inner}"}}]'
        case _:
            return f'"{"; ".join(done)}"'


def _statement(draw: Draw, words: Words) -> str:
    actor = draw(st.sampled_from(words.actors))
    clause = draw(st.sampled_from(sorted(CLAUSES)))
    tracks = [
        one
        for one in _tracks(draw, words)
        if not one.startswith(("turn", "support", "own_support", "pledge", "price"))
    ]
    small = draw(st.one_of(st.integers(1, 9).map(str), st.just(f"({number(draw, words.deeper)})")))
    moved = f"{draw(st.sampled_from(tracks))} {draw(st.sampled_from(['+=', '-=']))} {small}"
    others = [
        f"level[river, {clause}] = {draw(st.sampled_from(CLAUSES[clause]))}",
        f"{draw(st.sampled_from(['join', 'leave']))}({actor}, {draw(st.sampled_from(BODIES))})",
        f"{draw(st.sampled_from(['set', 'unset']))}({draw(st.sampled_from(FACTS))})",
        f"{draw(st.sampled_from(['table', 'withdraw']))}({draw(st.sampled_from(words.drafts))})",
        f"{draw(st.sampled_from(['open', 'close']))}(path)",
        f"after({draw(st.integers(1, 2))}, plague)",
        "cancel(plague)",
        f"reveal(south_needs_water, {actor})",
        "end(paper)",
    ]
    return draw(st.one_of(st.just(moved), st.sampled_from(others)))


# --- where they stand ---------------------------------------------------------------------------

Make = Callable[[Draw, Words], str]


def _score(draw: Draw, words: Words) -> str:
    return f"clamp({number(draw, words)}, 0, 100)"


HOLES: tuple[tuple[str, str, Make, Words], ...] = (
    ("base: tension // 10 - 6", "base", number, NOWHERE),
    ("in_effect: tension -= 10; set(watched)", "in_effect", effects, NOWHERE),
    (
        'effects: "sway[target, draft] += 6 if way == up else -6; trust[target, self] -= 1"',
        "effects",
        effects,
        ABOUT,
    ),
    (
        'lean: "10 if (own_support(draft) >= 0) == (way == up) else -10"',
        "lean",
        number,
        ABOUT,
    ),
    ('cost: "2 if fact(leaked) else 1"', "cost", number, OTHER),
    ("when: capital[self] >= 2", "when", condition, OTHER),
    ('effects: "trust[target, self] -= 3; tension -= 2"', "effects", effects, OTHER),
    ("effects: tension += 3}", "effects", effects, OTHER),
    (
        "on_breach:\n  - trust[target, self] -= 5\n  - tension += 2\n",
        "on_breach",
        effects,
        Words((*SEATS, "self", "target")),
    ),
    ("effects: warmth += 1\n  assure:", "effects", effects, SAID),
    ("effects: trust[target, self] += 1", "effects", effects, OTHER),
    ("if_adopted: tension += 10", "if_adopted", effects, NOWHERE),
    ("effects: tension += 5\n      - id: site", "effects", effects, NOWHERE),
    ("effects: tension -= 3}", "effects", effects, NOWHERE),
    ("do: reveal(south_needs_water, WES)", "do", effects, NOWHERE),
    ("do: trust[SUD, m] += 2", "do", effects, EACH),
    ("lean: 20\n", "lean", number, OWN),
    ("lean: 10\n            effects", "lean", number, OWN),
    ("lean: -4", "lean", number, OWN),
    ("lean: 4\n  trade", "lean", number, ASKED),
    ("accept_lean: own_support(draft)", "accept_lean", number, OTHER),
    ("effects: doubts[self] += 2", "effects", effects, OWN),
    ("lean: 2\neach_turn:", "lean", number, OWN),
    ("when: tension >= 80", "when", condition, NOWHERE),
    ("do: doubts[m] += 1; capital[m] -= 1", "do", effects, EACH),
    ("effects: tension += 4; after(2, plague)", "effects", effects, NOWHERE),
    ("chance: 30 + tension // 2", "chance", number, NOWHERE),
    ("effects: set(leaked); sway[RIG, river] -= 4", "effects", effects, NOWHERE),
    ('effects: "tension += 5; open(path)"', "effects", effects, OWN),
    ("when: warmth > 0", "when", condition, OWN),
    ('effects: "tension -= 6; cancel(plague); table(fort)"', "effects", effects, OWN),
    ("effects: warmth += 2\n", "effects", effects, NOWHERE),
    ("if_adopted: warmth += 3", "if_adopted", effects, NOWHERE),
    ("if_not: tension += 5; withdraw(fort)", "if_not", effects, NOWHERE),
    ("when: adopted(river)\n      - id: build", "when", condition, NOWHERE),
    ("if_adopted: join(ISL, league)", "if_adopted", effects, NOWHERE),
    ("when: happened(flood) and not happened(plague)", "when", condition, NOWHERE),
    ("effects: tension += 8; unset(watched)", "effects", effects, NOWHERE),
    (
        "when: trust[SUD, NOR] < 0 and any(tension > 40 for m in members(league))",
        "when",
        condition,
        NOWHERE,
    ),
    ("effects: tension += 6; sway[SUD, river] -= 3", "effects", effects, NOWHERE),
    ("when: tension >= 90", "when", condition, NOWHERE),
    ("effects: level[river, guard] = national; close(path)", "effects", effects, NOWHERE),
    ("when: tension >= 100", "when", condition, NOWHERE),
    ("when: in_effect(river)", "when", condition, NOWHERE),
    ('score: "50 + 2 * own_support(river)"', "score", _score, OWN),
)
"""A passage of the small scenario, its key, what may stand there, and what can be said there."""


def filled(text: str, hole: tuple[str, str, Make, Words], draw: Draw) -> str:
    """The text with something else in one place."""
    old, key, make, words = hole
    assert text.count(old) == 1, old
    new = make(draw, words)
    tail = "}" if old.endswith("}") else ""
    if "\n" in old:
        tail = "\n" if old.startswith("on_breach") else old[old.index("\n") :]
    value = new if make is effects else f'"{new}"'
    return text.replace(old, f"{key}: {value}{tail}")


@st.composite
def drawn_texts(draw: Draw) -> str:
    """A scenario with a few other rules."""
    text = SMALL
    for hole in draw(st.lists(st.sampled_from(HOLES), min_size=1, max_size=6, unique=True)):
        text = filled(text, hole, draw)
    return text


@st.composite
def drawn_games(draw: Draw) -> Game:
    """The game of such a scenario, where there is one."""
    try:
        return load_texts({"small/scenario.yaml": draw(drawn_texts())}, "small/scenario.yaml").game
    except ScenarioError:
        reject()
