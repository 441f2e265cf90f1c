"""What an author wrote, and the game it becomes."""

from __future__ import annotations

import pytest

from bloc_game.engine.actions import Order
from bloc_game.engine.events import TrackShifted
from bloc_game.engine.game import Row, Terms
from bloc_game.engine.layout import HIDDEN, PUBLIC
from bloc_game.scenario.shelf import load_texts
from tests.small import SMALL, TINY, edited, game_of, loaded
from tests.table import Table


def rows(text: str, move: str, seat: str) -> list[tuple[str, ...]]:
    """What a seat's rows of a move bind."""
    return [r.order.binds for r in game_of(text).rows if (r.move.id, r.order.seat) == (move, seat)]


# --- tracks -------------------------------------------------------------------------------------


def test_a_track_has_a_number_for_everyone_it_is_kept_for() -> None:
    layout = game_of().layout
    assert [s.name for s in layout.slots if s.family == "capital"] == [
        f"capital[{seat}]" for seat in ("NOR", "SUD", "OST", "WES")
    ]
    assert sum(slot.family == "trust" for slot in layout.slots) == 16
    assert sum(slot.family == "sway" for slot in layout.slots) == 7 * 2
    assert layout.slot("capital", "NOR").start == 5
    assert layout.slot("capital", "SUD").start == 3


def test_who_sees_a_number_is_fixed_when_it_is_laid_out() -> None:
    game = game_of()
    assert game.layout.slot("tension").owner == PUBLIC
    assert game.layout.slot("doubts", "OST").owner == game.actor_number["OST"]
    assert game.layout.slot("strength", "south_needs_water").owner == HIDDEN
    owners = [slot.owner for slot in game.layout.slots]
    assert owners == sorted(owners, key=lambda owner: (owner == HIDDEN, owner))


def test_starts_of_two_sets_are_written_by_id_and_id() -> None:
    kept = "title: Trust, per: [seat, seat],"
    trust = (kept, f"{kept} starts: {{NOR: {{OST: -9}}}},")
    layout = game_of(edited(SMALL, trust)).layout
    assert layout.slot("trust", "NOR", "OST").start == -9
    assert layout.slot("trust", "OST", "NOR").start == 0


def test_the_calendar_is_a_number_of_eight_digits() -> None:
    game = game_of()
    assert [turn.date for turn in game.turns] == [19540301, 19540601, 19540901, 19541201]
    assert [turn.number for turn in game.turns] == [1, 2, 3, 4]


# --- moves --------------------------------------------------------------------------------------


def test_a_move_has_a_row_for_all_it_can_be_bound_to() -> None:
    assert rows(SMALL, "lobby", "NOR") == [
        (target, draft, way)
        for target in ("SUD", "OST")
        for draft in ("river", "fort")
        for way in ("up", "down")
    ]
    assert rows(SMALL, "press", "WES") == [("SUD",), ("OST",)]
    assert rows(SMALL, "brood", "OST") == [()]


PROBE = "    title: Probe {target}\n    binds: {target: "


def test_nobody_is_its_own_target() -> None:
    seats = edited(SMALL, (f"{PROBE}circle", f"{PROBE}any other seat"))
    assert rows(seats, "probe", "OST") == [("NOR",), ("SUD",), ("WES",)]
    actors = edited(SMALL, (f"{PROBE}circle", f"{PROBE}any other actor"))
    assert len(rows(actors, "probe", "OST")) == 6


def test_only_those_named_may_make_a_move() -> None:
    assert rows(SMALL, "probe", "NOR")
    assert rows(SMALL, "probe", "OST")
    assert not rows(SMALL, "probe", "SUD")


def test_an_amendment_names_draft_clause_and_level_and_only_who_may_amend_has_it() -> None:
    assert ("river", "tolls", "low") in rows(SMALL, "amend", "NOR")  # the sponsor
    assert ("river", "dams", "few") in rows(SMALL, "amend", "WES")
    assert {binds[0] for binds in rows(SMALL, "amend", "SUD")} == {"river"}
    assert all(binds[0] == "fort" for binds in rows(SMALL, "amend", "OST"))


def test_an_offer_of_a_clause_may_be_narrowed_to_one() -> None:
    assert rows(SMALL, "trade", "NOR") == [
        ("SUD", "river", "tolls", "low"),
        ("OST", "river", "tolls", "low"),
    ]


def test_a_row_without_sense_is_not_made() -> None:
    """A target without a say in the draft, or an offer to somebody that nobody plays."""
    voiceless = ("      WES: {base: 0, place: [0, -2]}\n", "")
    text = edited(
        SMALL, voiceless, ("rule: majority}\n  bench", "rule: majority, abstention: true}\n  bench")
    )
    assert ("WES", "fort", "up") not in rows(text, "lobby", "SUD")
    assert ("WES", "river", "up") in rows(text, "lobby", "SUD")
    asking = "for its vote on {draft}\n    kind: offer\n    binds: {target: "
    anyone = edited(SMALL, (f"{asking}circle", f"{asking}any other actor"))
    assert {binds[0] for binds in rows(anyone, "bargain", "NOR")} == {"SUD", "OST", "WES"}


def test_a_pledge_on_a_decision_has_a_row_for_each_option() -> None:
    assert rows(SMALL, "commit", "NOR") == [("path", o) for o in ("together", "apart", "never")]


def test_what_an_offer_asks_and_gives_is_as_written() -> None:
    moves = {move.id: move for move in game_of().moves}
    assert moves["bargain"].asks == Terms(vote="for")
    assert moves["bargain"].gives == Terms(capital=1)
    assert moves["trade"].asks == Terms(sway=6, capital=1)
    assert moves["trade"].gives == Terms(clause=True)


def row_of(*order: str) -> Row:
    seat, move, *binds = order
    return game_of().row_of[Order(seat, move, tuple(binds))]


def test_a_rule_written_once_is_closed_for_each_row() -> None:
    table = Table(game_of())
    cells = table.state.cells()
    assert row_of("NOR", "lobby", "SUD", "river", "up").lean.run(cells) == 10  # it likes the text
    assert row_of("NOR", "lobby", "SUD", "river", "down").lean.run(cells) == -10
    assert row_of("SUD", "lobby", "NOR", "river", "up").lean.run(cells) == -10


def test_a_gain_is_what_the_change_adds_to_own_support() -> None:
    cells = Table(game_of()).state.cells()
    assert row_of("NOR", "amend", "river", "tolls", "low").lean.run(cells) == 3 + 9 * 50 // 100
    assert row_of("SUD", "amend", "river", "dams", "few").lean.run(cells) == 5 + (6 + 8)
    assert row_of("WES", "amend", "river", "guard", "joint").lean.run(cells) == 4


def test_an_offer_is_leant_on_by_the_one_who_answers() -> None:
    cells = Table(game_of()).state.cells()
    assert row_of("WES", "bargain", "SUD", "river").accept_lean.run(cells) == -14  # Southland's own


def test_a_hold_is_no_row_but_has_its_lean() -> None:
    game = game_of()
    assert "rest" not in {move.id for move in game.moves}
    assert {lean.run(()) for lean in game.hold_lean.values()} == {2}


def test_a_row_keeps_its_luck_when_others_come_and_go() -> None:
    more = ("  brood:\n", "  dance:\n    title: Dance\n  brood:\n")
    before = {row.order: row.number for row in game_of().rows}
    after = {row.order: row.number for row in game_of(edited(SMALL, more)).rows}
    assert {order: after[order] for order in before} == before


# --- turns, decisions, causes -------------------------------------------------------------------


def test_a_turn_lists_what_it_allows_and_puts() -> None:
    game = game_of()
    spring, summer, autumn, winter = game.turns
    moves = [{game.rows[n].move.id for seat in turn.rows for n in seat} for turn in game.turns]
    assert moves[0] == {"lobby", "amend", "press", "promise", "probe", "brood"}
    assert moves[3] == {move.id for move in game.moves}
    put = [[game.decisions[n].id for n in turn.decisions] for turn in game.turns]
    assert put[0] == ["first_word"]
    assert put[1] == ["path", "site", "loan"]
    assert put[2][0] == "path"  # it waits until somebody opens it
    assert [game.events[n].id for n in spring.news] == ["flood", "leak", "panic"]
    assert [game.events[n].id for n in summer.news] == ["quarrel", "panic"]
    assert autumn.news == summer.news
    assert [game.events[n].id for n in winter.news] == ["thaw", "quarrel", "panic"]
    assert [game.events[n].id for n in game.callable_events] == ["plague"]


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("moves.lobby", 'effects: "sway[target, draft]'),
        ("decisions.first_word.claim", 'effects: "tension += 5; open(path)"'),
        ("events.flood", "effects: tension += 4; after(2, plague)"),
    ],
)
def test_every_change_leads_back_to_its_line(rule: str, written: str) -> None:
    table = Table(game_of()).do("NOR lobby SUD river up").hold()
    table.do("NOR chooses first_word claim")
    changes = (e for e in table.events if isinstance(e, TrackShifted) and e.cause.rule == rule)
    tracks = [e for e in changes if e.slot.family in ("sway", "tension")]
    assert tracks
    for change in tracks:
        assert change.cause.file == "small/scenario.yaml"
        assert SMALL.splitlines()[change.cause.line - 1].strip().startswith(written)


def test_the_smallest_scenario_is_a_game() -> None:
    game = game_of(TINY)
    assert (game.rows, game.decisions, game.events) == ((), (), ())
    assert Table(game).ending == "over"


def test_a_scenarios_own_words_replace_its_rulebooks() -> None:
    files = {
        "rulebooks/base/rulebook.yaml": "id: base\ntitle: Base\n"
        "tracks: {heat: {start: 5, range: [0, 9]}, cold: {start: 1, range: [0, 9]}}\n",
        "tiny/scenario.yaml": edited(
            TINY,
            ("id: tiny\n", "id: tiny\nextends: base\n"),
            (
                "moves_per_turn: 0\n",
                "moves_per_turn: 0\ntracks: {heat: {start: 8, range: [0, 9]}}\n",
            ),
        ),
    }
    layout = load_texts(files, "tiny/scenario.yaml").game.layout
    assert layout.slot("heat").start == 8
    assert layout.slot("cold").start == 1


def test_the_record_is_read_as_it_is_played() -> None:
    record = loaded(SMALL).record
    assert record.orders["spring"] == (
        Order("NOR", "lobby", ("SUD", "river", "up")),
        Order("SUD", "amend", ("river", "dams", "few")),
    )
    assert record.choices["first_word"] == {"NOR": "claim"}
    assert record.choices["sign"] == {"NOR": "for", "SUD": "for", "WES": "for"}
    assert record.events == {"leak": True}
    assert record.ending == "paper"
