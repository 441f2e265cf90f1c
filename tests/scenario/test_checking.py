"""What is wrong with a scenario beyond its single keys, each shown where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bloc_game.scenario.problems import Problem, ScenarioError, Severity
from bloc_game.scenario.shelf import load_texts
from tests.small import SMALL, edited

NAME = "small/scenario.yaml"


def problems_of(text: str) -> tuple[Problem, ...]:
    """Every problem, whether the scenario can be played or not."""
    try:
        return load_texts({NAME: text}, NAME).problems
    except ScenarioError as error:
        return tuple(error.problems)


@dataclass(frozen=True)
class Fault:
    """Something planted, and what must be said of it."""

    code: str
    old: str
    new: str
    marked: str  # what stands at the place that is shown
    what: str


FAULTS = [
    # --- interests
    Fault(
        "circular-base",
        "NOR: {base: 4,",
        "NOR: {base: own_support(river),",
        "own_support(river)",
        "asks for support",
    ),
    Fault(
        "circular-base",
        "OST: {base: tension // 10 - 6,",
        'OST: {base: "support(SUD, river)",',
        '"support(',
        "asks for support",
    ),
    Fault(
        "circular-base",
        "OST: {base: tension // 10 - 6,",
        'OST: {base: "price(OST, river)",',
        '"price(',
        "asks for support",
    ),
    Fault(
        "circular-base",
        "OST: {base: tension // 10 - 6,",
        'OST: {base: "sum(1 if accepts(m, river) else 0 for m in upstream)",',
        '"sum(',
        "asks for support",
    ),
    Fault(
        "reads-hidden",
        "OST: {base: tension // 10 - 6,",
        'OST: {base: "doubts[self]",',
        '"doubts',
        "not everybody may know",
    ),
    Fault(
        "reads-hidden",
        "OST: {base: tension // 10 - 6,",
        'OST: {base: "3 if knows(OST, north_has_a_plan) else 0",',
        '"3 if',
        "not everybody may know",
    ),
    Fault("circular-interest", "ISL: {like: WES}", "ISL: {like: ISL}", "ISL}", "a copy of itself"),
    Fault("unknown-interest", "ISL: {like: WES}", "ISL: {like: WEX}", "WEX", "'WEX'"),
    Fault(
        "wrong-count",
        "NOR: {base: 4, tolls: [0, 3, -4]",
        "NOR: {base: 4, tolls: [0, 3]",
        "[0, 3]",
        "3 levels, but 2 values",
    ),
    Fault("unknown-clause", "NOR: {base: 4, tolls", "NOR: {base: 4, tools", "tools", "'tools'"),
    Fault(
        "unknown-level",
        "red_line: {guard: foreign}",
        "red_line: {guard: alien}",
        "alien",
        "'alien'",
    ),
    Fault(
        "unknown-level",
        "if: {tolls: low, dams: few}",
        "if: {tolls: lower, dams: few}",
        "lower",
        "'lower'",
    ),
    Fault(
        "out-of-range",
        "strength: 100\n        band: 0 .. 150",
        "strength: 160\n        band: 0 .. 150",
        "0 .. 150",
        "160 is outside",
    ),
    Fault(
        "unknown-interest",
        "south_needs_water:\n        of: SUD",
        "south_needs_water:\n        of: BRD",
        "BRD",
        "'BRD'",
    ),
    # --- drafts
    Fault(
        "unknown-level",
        "[none, low, high], start: none",
        "[none, low, high], start: nought",
        "nought",
        "'nought'",
    ),
    Fault("too-few-levels", "levels: [inland, border]", "levels: [inland]", "[inland]", "1 level"),
    Fault(
        "duplicate-id",
        "levels: [none, low, high]",
        "levels: [none, low, low]",
        "[none, low, low]",
        "two levels",
    ),
    Fault("unknown-actor", "    sponsor: OST\n", "    sponsor: OTS\n", "OTS", "'OTS'"),
    Fault("unknown-body", "    body: council\n", "    body: counsel\n", "counsel", "'counsel'"),
    Fault(
        "unknown-body",
        "ratified_by: [chamber]",
        "ratified_by: [chambers]",
        "chambers",
        "'chambers'",
    ),
    # --- tracks
    Fault("out-of-range", "Tension, start: 50", "Tension, start: 150", "150", "outside its range"),
    Fault("out-of-range", "starts: {NOR: 5}", "starts: {NOR: 9}", "9", "starts at 9"),
    Fault("unknown-element", "starts: {NOR: 5}", "starts: {NOX: 5}", "NOX", "'NOX'"),
    Fault("unknown-set", "title: Doubts, per: seat", "title: Doubts, per: seet", "seet", "'seet'"),
    Fault("reserved-name", "  warmth: {title", "  turn: {title", "turn", "'turn'"),
    Fault("wrong-shape", "purse: capital\n", "purse: tension\n", "tension", "kept for the world"),
    Fault("wrong-shape", "sway: sway\n", "sway: trust\n", "trust", "each actor and each actor"),
    Fault("unknown-actor", "upstream: [NOR, OST]", "upstream: [NOR, OSTT]", "OSTT", "'OSTT'"),
    # --- bodies
    Fault("missing-key", "rule: lead, lead: [NOR, WES]", "rule: lead", "lead", "whose word counts"),
    Fault(
        "missing-key",
        "rule: hegemon, hegemon: OST",
        "rule: hegemon",
        "hegemon",
        "whose word counts",
    ),
    Fault("missing-key", "    needed: 4\n", "", "weighted", "how many votes"),
    Fault("unknown-actor", "    chair: SUD\n", "    chair: SUE\n", "SUE", "'SUE'"),
    Fault("out-of-range", "absent: 4", "absent: 400", "400", "400 members are absent of 100"),
    # --- moves
    Fault("unknown-binding", "title: Press {target}", "title: Press {goal}", "Press", "'goal'"),
    Fault(
        "unknown-binding",
        "    title: Brood\n",
        "    title: Brood\n    binds: {aim: circle}\n",
        "aim",
        "'aim'",
    ),
    Fault(
        "unknown-set",
        "title: Press {target}\n    binds: {target: circle}",
        "title: Press {target}\n    binds: {target: cirkle}",
        "cirkle",
        "'cirkle'",
    ),
    Fault(
        "missing-key",
        "    asks: {vote: for}\n    gives: {capital: 1}\n",
        "",
        "offer",
        "neither asks nor gives",
    ),
    Fault(
        "unknown-way",
        "draft: any open draft, way: [for, against]",
        "draft: any open draft, way: [pro, against]",
        "pro",
        "'pro'",
    ),
    Fault(
        "missing-key",
        "    binds: {draft: any open draft, way: [for, against]}\n",
        "    binds: {draft: any open draft}\n",
        "{draft",
        "what is promised",
    ),
    Fault(
        "unknown-decision",
        "binds: {decision: [path]}",
        "binds: {decision: [paths]}",
        "paths",
        "'paths'",
    ),
    Fault(
        "unknown-key",
        "    title: Brood\n",
        "    title: Brood\n    asks: {capital: 1}\n",
        "asks",
        "kind 'plain'",
    ),
    Fault(
        "unknown-move",
        "moves: [lobby, amend, press, promise, probe, brood]",
        "moves: [lobbing, amend]",
        "lobbing",
        "'lobbing'",
    ),
    Fault(
        "reads-hidden",
        "when: fact(watched) and tension >= 40}",
        'when: "support(SUD, river) > 0"}',
        '"support',
        "not everybody may know",
    ),
    Fault(
        "reads-hidden", "    lean: gain\n", "    lean: price(SUD, draft)\n", "price", "may not know"
    ),
    Fault(
        "reads-hidden",
        "when: capital[self] >= 2",
        "when: support(SUD, river) > 0",
        "support",
        "may not know",
    ),
    Fault(
        "reads-hidden",
        "when: capital[self] >= 2",
        "when: doubts[OST] > 2",
        "doubts",
        "may not know",
    ),
    Fault(  # whoever is asked answers by what it knows, not by what the one who asks knows
        "reads-hidden",
        "accept_lean: own_support(draft)",
        "accept_lean: support(SUD, draft)",
        "support",
        "may not know",
    ),
    Fault(
        "reads-hidden",
        "    kind: hold\n    lean: 2",
        "    kind: hold\n    lean: support(SUD, river)",
        "support",
        "may not know",
    ),
    # --- turns
    Fault("dates-out-of-order", "date: 1954-06-01", "date: 1953-06-01", "1953-06-01", "'summer'"),
    Fault(
        "duplicate-id", "      - id: flood\n", "      - id: leak\n", "leak", "is the id of an event"
    ),
    Fault(
        "duplicate-id",
        "      - id: site\n",
        "      - id: loan\n",
        "loan",
        "is the id of a decision",
    ),
    Fault("unknown-seat", "telegrams: {NOR: Hold", "telegrams: {NUR: Hold", "NUR", "'NUR'"),
    Fault(
        "unknown-turn",
        "turns: [summer, autumn, winter]",
        "turns: [summers]",
        "summers",
        "'summers'",
    ),
    Fault(
        "no-such-thing",
        "do: trust[SUD, m] += 2",
        "do: trust[ISL, m] += 2",
        "each",
        "trust[ISL, NOR]",
    ),
    Fault(
        "too-large",
        "effects: tension += 3}",
        "effects: tension += 1_000_000 * 1_000_000}",
        "tension",
        "32 bits",
    ),
    # --- decisions
    Fault(
        "unknown-decider",
        "      - id: first_word\n        by: NOR",
        "      - id: first_word\n        by: ISL",
        "ISL",
        "'ISL'",
    ),
    Fault(
        "wrong-type",
        "      - id: sign\n        by: league",
        "      - id: sign\n        by: NOR",
        "NOR",
        "no body",
    ),
    Fault("unknown-option", "otherwise: silence", "otherwise: silent", "silent", "'silent'"),
    Fault(
        "bad-value",
        "        against_interest: 2\n",
        "        otherwise: abstain\n",
        "abstain",
        "nobody may abstain",
    ),
    Fault("missing-key", "        fallback: here\n", "", "id", "cannot agree"),
    Fault(
        "idle-key",
        "        question: Do you sign?\n",
        "        question: Do you sign?\n        options: {a: {title: A, for: B., against: C.}}\n",
        "options",
        "is a ballot",
    ),
    Fault("no-interest", "      OST: {base: -4, place: [2, 9]}\n", "", "fort", "OST votes"),
    Fault(
        "bad-record",
        "            lean: 10\n          pay:",
        "            lean: 10\n            record: true\n          pay:",
        "true",
        "claim and silence",
    ),
    Fault(
        "unknown-option",
        "record: {NOR: for, SUD: for,",
        "record: {NOR: for, SUD: yea,",
        "yea",
        "'yea'",
    ),
    Fault("bad-record", "NOR lobby SUD river up", "NOR lobby SUD river upp", "NOR lobby", "upp"),
    Fault("bad-record", "  summer: [WES amend", "  sommer: [WES amend", "sommer", "'sommer'"),
    # --- endings and seats
    Fault(
        "no-last-ending",
        "    text: The river runs.\n    otherwise: true\n",
        "    text: The river runs.\n",
        "endings",
        "otherwise",
    ),
    Fault(
        "no-last-ending",
        "    when: in_effect(river)\n",
        "    otherwise: true\n",
        "otherwise",
        "'treaty' says `otherwise`, and is not the last",
    ),
    Fault(
        "missing-key",
        "    when: in_effect(river)\n",
        "",
        "treaty",
        "'treaty' does not say when",
    ),
    Fault(
        "idle-key",
        "    otherwise: true\n",
        "    otherwise: true\n    when: tension < 30\n",
        "when",
        "'nothing' says `otherwise`, and `when`",
    ),
    Fault(
        "idle-key",
        "    otherwise: true\n",
        "    otherwise: true\n    any_turn: true\n",
        "any_turn",
        "`any_turn` beside it",
    ),
    Fault(
        "bad-record",
        "    otherwise: true\n",
        "    otherwise: true\n    record: true\n",
        "true",
        "'paper' is the recorded ending already",
    ),
    # --- what stands in a list, or under a key, is shown itself
    Fault("unknown-actor", "members: [NOR, SUD, WES]", "members: [NOR, SUD, WEX]", "WEX", "'WEX'"),
    Fault("unknown-actor", "upstream: [NOR, OST]", "upstream: [NOR, OSX]", "OSX", "'OSX'"),
    Fault("unknown-actor", "chair: SUD", "chair: SUX", "SUX", "'SUX'"),
    Fault(
        "unknown-draft",
        "draft: [river]}\n    asks: {vote",
        "draft: [rivr]}\n    asks: {vote",
        "rivr",
        "'rivr'",
    ),
    Fault(
        "unknown-decision", "binds: {decision: [path]}", "binds: {decision: [pth]}", "pth", "'pth'"
    ),
    Fault("unknown-actor", "    by: upstream\n", "    by: [NOR, OSX]\n", "OSX", "'OSX'"),
    Fault("unknown-actor", "{NOR: 3, SUD: 2, ISL: 1}", "{NOR: 3, SUD: 2, ISX: 1}", "ISX", "'ISX'"),
    Fault(
        "unknown-move", "[lobby, press, bargain,", "[lobby, press, bargian,", "bargian", "bargian"
    ),
    Fault("unknown-turn", "turns: [summer, autumn,", "turns: [summer, autum,", "autum", "'autum'"),
    Fault("out-of-range", "start: 3, range: [0, 6]", "start: 8, range: [0, 6]", "8", "starts at 8"),
    # --- words for a track, hidden interests, days
    Fault("wrong-type", "says: {30: calm,", "says: {calm: 30,", "calm", "'calm' is no value"),
    Fault("out-of-range", "says: {30: calm,", "says: {130: calm,", "130", "never comes to 130"),
    Fault("unknown-clause", "adds: {base: -2, dams", "adds: {bse: -2, dams", "bse", "'bse'"),
    Fault("wrong-type", "adds: {base: -2,", "adds: {tolls: -2,", "-2", "'tolls' has one number"),
    Fault("not-a-day", "tension < 95", "date >= 1954-11-01", "1954-11-01", "1954-11-01"),
    Fault("not-a-day", "tension < 95", "'date >= \"1954-9-1\"'", '"1954-9-1"', "1954-9-1"),
    # --- what is called or opened, and does not wait for it
    Fault("called-anyway", "    called: true\n", "", "plague", "'plague' is called"),
    Fault("opened-anyway", "        waits: true\n", "", "path", "'path' is opened"),
    Fault("goals-sum", "worth: 40", "worth: 41", "goals", "101"),
    Fault("unknown-actor", "  WES:\n    brief", "  WEX:\n    brief", "WEX", "'WEX'"),
    Fault("never-holds", "when: tension >= 100", "when: tension > 100", "tension > 100", "never"),
    Fault("always-holds", "when: tension >= 100", "when: tension >= 0", "tension >= 0", "always"),
    Fault(
        "long-brief",
        "    brief: You look on.",
        f"    brief: {'You look on. ' * 41}",
        "You look on.",
        "123 words",
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}: {fault.what}")
def test_a_fault_is_named_and_shown_where_it_stands(fault: Fault) -> None:
    text = edited(SMALL, (fault.old, fault.new))
    found = [p for p in problems_of(text) if p.code == fault.code and fault.what in p.what]
    assert found, [f"{p.code}: {p.what}" for p in problems_of(text)]
    at = found[0].at
    line = text.splitlines()[at.line - 1]
    assert line[at.column - 1 :].startswith(fault.marked), line
    assert found[0].why
    assert found[0].fix


def test_what_is_as_it_should_be_is_not_complained_of() -> None:
    assert problems_of(SMALL) == ()


def test_a_name_in_letters_of_the_wrong_size_is_told_once() -> None:
    (found,) = problems_of(edited(SMALL, ("  ISL: {name: the Isles}", "  Isl: {name: the Isles}")))
    assert (found.code, found.fix) == ("bad-id", "write isl, or ISL as a code")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("worth: 40", "worth: forty", "wrong-type"),
        ("          here: {title", "          on: {title", "bad-id"),
    ],
)
def test_what_is_refused_brings_no_wrong_sum_with_it(old: str, new: str, code: str) -> None:
    found = {problem.code for problem in problems_of(edited(SMALL, (old, new)))}
    assert code in found
    assert not found & {"goals-sum", "too-few-options"}


def test_what_can_still_be_played_is_only_warned_of() -> None:
    for new in ("when: tension > 100", "when: tension >= 0"):
        [problem] = problems_of(edited(SMALL, ("when: tension >= 100", new)))
        assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("old", "new", "code", "what", "line"),
    [
        ("; open(path)", "", "never-opened", "nothing ever opens 'path'", "waits: true"),
        ("; open(path)", "; close(path)", "never-opened", "opens 'path'", "waits: true"),
        ("; after(2, plague)", "", "never-called", "nothing ever calls 'plague'", "called: true"),
        (
            "; after(2, plague)",
            "; cancel(plague)",
            "never-called",
            "calls 'plague'",
            "called: true",
        ),
    ],
)
def test_what_nothing_brings_about_is_warned_of(
    old: str, new: str, code: str, what: str, line: str
) -> None:
    text = edited(SMALL, (old, new))
    (problem,) = problems_of(text)
    assert (problem.code, problem.severity) == (code, Severity.WARNING)
    assert what in problem.what
    assert text.split("\n")[problem.at.line - 1].strip() == line


def test_what_is_opened_or_called_within_a_block_is_brought_about() -> None:
    block = "\n          - if: tension > 3\n            do: {}"
    opened = edited(SMALL, ('"tension += 5; open(path)"', block.format("open(path)")))
    called = edited(SMALL, ("tension += 4; after(2, plague)", block.format("after(2, plague)")))
    codes = [problem.code for text in (opened, called) for problem in problems_of(text)]
    assert [code for code in codes if code.startswith("never-")] == []


def test_many_faults_are_told_at_once() -> None:
    text = edited(
        SMALL,
        ("worth: 40", "worth: 41"),
        ("otherwise: silence", "otherwise: silent"),
        ("date: 1954-06-01", "date: 1953-06-01"),
        ("when: tension >= 100", "when: tensoin >= 100"),
        ("after(2, plague)", "after(2, plauge)"),
    )
    codes = {problem.code for problem in problems_of(text)}
    assert {"goals-sum", "unknown-option", "dates-out-of-order", "unknown-event"} <= codes
    assert len(codes) == 5


def test_every_option_may_not_be_barred_at_once() -> None:
    text = edited(
        SMALL,
        ("            lean: 10\n          pay:", "            when: tension > 3\n          pay:"),
        (
            "            title: It is our river\n",
            '            title: Ours\n            cost: "1"\n',
        ),
    )
    assert [problem.code for problem in problems_of(text)] == ["no-free-option"]


def test_a_draft_of_too_many_texts_is_refused_in_few_words() -> None:
    many = ", ".join(["none", "low", "high", *(f"l{n}" for n in range(5_000))])
    problems = problems_of(edited(SMALL, ("[none, low, high]", f"[{many}]")))
    assert "too-many-texts" in {problem.code for problem in problems}
    assert max(len(problem.fix) for problem in problems) < 300


def test_a_cost_without_a_purse_is_told_for_every_cost() -> None:
    problems = problems_of(edited(SMALL, ("purse: capital\n", "")))
    assert {problem.code for problem in problems} == {"missing-key"}
    assert len(problems) > 3
