"""News: what comes, when, how often, and what it does."""

from __future__ import annotations

from bloc_game.engine import events as ev
from bloc_game.engine.actions import CHANCE
from bloc_game.engine.legality import legal_actions
from bloc_game.engine.setup import initial, recorded_deal
from bloc_game.engine.whose_turn import chance_node, players_to_act
from tests.small import SMALL, edited, game_of
from tests.table import Table


def came(table: Table) -> list[tuple[str, str]]:
    """(turn, event) of everything that came."""
    turns = {turn.number: turn.id for turn in table.game.turns}
    found, now = [], ""
    for event in table.events:
        if isinstance(event, ev.TurnBegan):
            now = turns[event.turn]
        elif isinstance(event, ev.EventCame):
            found.append((now, event.event))
    return found


def test_a_certain_event_comes_on_its_turn_and_draws_nothing() -> None:
    table = Table(game_of()).to_the_end()
    assert came(table)[0] == ("spring", "flood")
    assert all(getattr(action, "rule", "") != "flood" for action in table.actions)


def test_chance_is_asked_with_the_odds_of_the_moment() -> None:
    game = game_of()
    state = initial(game, recorded_deal(game)).state
    assert players_to_act(game, state) == (CHANCE,)
    node = chance_node(game, state)
    assert node is not None
    assert node.weights == (30 + 54 // 2, 100 - 57)  # the flood came first, and raised the tension
    assert legal_actions(game, state, CHANCE) == node.actions


def test_odds_of_100_are_certain_and_odds_of_0_are_none() -> None:
    sure = game_of(edited(SMALL, ("chance: 30 + tension // 2", "chance: 46 + tension")))
    assert ("spring", "leak") in came(Table(sure))
    never = game_of(edited(SMALL, ("chance: 30 + tension // 2", "chance: tension - 54")))
    assert Table(never).happened(ev.EventStayedAway) == []


def test_odds_beyond_their_ends_stop_there() -> None:
    sure = game_of(edited(SMALL, ("chance: 30 + tension // 2", "chance: 200 + tension")))
    assert Table(sure).value("happened", "leak") == 1
    assert not Table(sure).actions
    never = game_of(edited(SMALL, ("chance: 30 + tension // 2", "chance: tension - 200")))
    assert Table(never).value("happened", "leak") == 0
    assert not Table(never).actions


def test_what_was_called_comes_after_its_turns_and_before_the_rest() -> None:
    """Called in spring for two turns later, and looked at before autumn's own news."""
    assert ("autumn", "plague") in came(Table(game_of()).to_the_end())
    news = "  - id: autumn\n    date: 1954-09-01\n    headline: The rains\n    text: It rains.\n"
    rain = "    news: [{id: rain, text: It rains on.}]\n"
    table = Table(game_of(edited(SMALL, (news, news + rain)))).to_the_end()
    autumn = [event for turn, event in came(table) if turn == "autumn"]
    assert autumn == ["plague", "rain"]


def test_what_was_cancelled_does_not_come() -> None:
    table = Table(game_of()).until("first_word").do("NOR chooses first_word pay").to_the_end()
    assert "plague" not in [event for _, event in came(table)]
    assert ("winter", "thaw") in came(table)


def test_an_event_comes_once() -> None:
    always = ("    when: trust[SUD, NOR] < 0 and any(tension > 40 for m in members(league))\n", "")
    table = Table(game_of(edited(SMALL, always)), {"quarrel": 1}).to_the_end()
    assert [turn for turn, event in came(table) if event == "quarrel"] == ["summer"]


def test_an_event_that_stays_away_is_drawn_again_the_next_turn() -> None:
    always = ("    when: trust[SUD, NOR] < 0 and any(tension > 40 for m in members(league))\n", "")
    table = Table(game_of(edited(SMALL, always))).to_the_end()
    stayed = [e.event for e in table.events if isinstance(e, ev.EventStayedAway)]
    assert stayed.count("quarrel") == 3


def test_an_event_waits_for_its_condition() -> None:
    quiet = Table(game_of(), {"quarrel": 1}).to_the_end()
    assert "quarrel" not in [event for _, event in came(quiet)]
    loud = Table(game_of(), {"quarrel": 1}).do("NOR lobby SUD river up").hold().to_the_end()
    assert ("summer", "quarrel") in came(loud)


def test_events_are_looked_at_in_the_order_of_the_file() -> None:
    """So that one sees what the one before it did."""
    panic = (
        "  - id: panic\n    when: tension >= 90\n",
        "  - id: panic\n    when: happened(plague)\n",
    )
    assert ("autumn", "panic") in came(Table(game_of(edited(SMALL, panic))).to_the_end())


def test_an_ending_of_any_turn_is_looked_at_when_every_turn_closes() -> None:
    war = ('effects: "tension += 5; open(path)"', 'effects: "tension += 50; open(path)"')
    table = Table(game_of(edited(SMALL, war))).until("first_word")
    table.do("NOR chooses first_word claim")
    assert table.ending == "war"
    assert table.value("turn") == 1


def test_other_endings_are_looked_at_in_order_after_the_last_turn() -> None:
    table = Table(game_of()).to_the_end()
    assert table.ending == "nothing"
    assert table.value("turn") == 4


def test_an_effect_may_end_the_game_at_once() -> None:
    over = (
        "        effects: tension += 4; after(2, plague)",
        "        effects: end(war); tension += 4",
    )
    table = Table(game_of(edited(SMALL, over)))
    assert table.ending == "war"
    assert table.value("tension") == 50
    assert players_to_act(table.game, table.state) == ()


def test_rules_of_every_turn_run_at_its_close() -> None:
    table = Table(game_of()).until("first_word")
    before = table.value("capital", "SUD"), table.value("warmth")
    table.do("NOR chooses first_word silence")
    assert (table.value("capital", "SUD"), table.value("warmth")) == (before[0] + 1, before[1] - 1)


def test_a_rule_of_every_turn_waits_for_its_condition() -> None:
    hot = ("tension: {title: Tension, start: 50", "tension: {title: Tension, start: 76")
    table = Table(game_of(edited(SMALL, hot))).until("first_word")
    table.do("NOR chooses first_word silence")
    assert table.value("doubts", "OST") == 6
    assert table.value("sway", "WES", "river") == -1
    assert table.value("sway", "OST", "river") == 0  # no member of the league


def test_a_track_stops_at_its_end_and_the_ledger_holds_what_moved() -> None:
    table = Table(game_of()).until("winter")
    purse = [e for e in table.events if isinstance(e, ev.TrackShifted)]
    assert [e.by for e in purse if e.slot.name == "capital[NOR]"] == [1]
    assert [e.by for e in purse if e.slot.name == "capital[SUD]"] == [1, 1, 1]
    assert table.value("capital", "NOR") == table.value("capital", "SUD") == 6
