"""Playing one action: a turn from its news to its close.

`apply` works out one step on a private copy of the state and freezes it once. What is still to be
resolved stands on the agenda, so that chance, or a seat, can be asked in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from bloc_game.engine import events as ev
from bloc_game.engine.actions import Action, Answer, Choose, Fall, Hold, Lapse, Order
from bloc_game.engine.asking import (
    break_seals,
    count_chamber,
    is_sealed,
    put_next,
    take_choice,
    take_effect,
)
from bloc_game.engine.bodies import SWING
from bloc_game.engine.deeds import conclude, end_word, resolve, reveal_orders, tell
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Game
from bloc_game.engine.legality import (
    IllegalAction,
    blockers,
    choice_blockers,
    counter_terms,
    is_open,
)
from bloc_game.engine.state import (
    HOLD,
    Answering,
    AwaitEvent,
    AwaitOutcome,
    AwaitSwing,
    Closing,
    Countering,
    Deciding,
    Moving,
    News,
    Questions,
    Resolving,
    State,
    Working,
)

CLOSING, QUESTIONS, MOVING, NEWS = Closing(), Questions(0), Moving(), News(0)


@dataclass(frozen=True, slots=True)
class Step:
    """A new state, and the events that made it."""

    state: State
    events: tuple[ev.Event, ...]


def apply(game: Game, state: State, action: Action) -> Step:
    """Play one action; `IllegalAction`, changing nothing, where the rules bar it."""
    reasons = blockers(game, state, action)
    if reasons:
        raise IllegalAction(action, reasons)
    return play(game, state, action)


def play(game: Game, state: State, action: Action) -> Step:
    """Play an action that `legal_actions` or `chance_node` has just given for this very state.

    It is `apply` without asking a second time whether it may be done, for those who play games by
    the thousand; whatever comes from a person, a file or the network goes through `apply`.
    """
    work = Working(game.layout, state)
    _perform(game, work, state, action)
    return settle(game, work)


def settle(game: Game, work: Working) -> Step:
    """Resolve what can be resolved, and freeze."""
    advance(game, work)
    state = work.freeze()
    work.events.append(ev.AgendaSet(agenda=state.agenda))
    return Step(state, tuple(work.events))


def _perform(game: Game, work: Working, state: State, action: Action) -> None:
    match action:
        case Order() | Hold():
            work.note(game.seals[action])
        case Fall(_, outcome):
            _fall(game, work, outcome)
        case Choose(seat, name, option):
            decision = game.decision_of[name]
            if decision.actor is not None:
                work.agenda.pop()
                take_choice(game, work, decision, option)
            else:
                entry = decision.answers[option]
                work.note(ev.Sealed(seat=game.seat_of[seat], entry=entry))
        case Answer(_, reply):
            _answer(game, work, reply)
        case Lapse(seat):
            work.note(ev.TimedOut(seat=seat))
            _perform(game, work, state, what_the_clock_does(game, state, seat))
        case _:
            assert_never(action)


def what_the_clock_does(game: Game, state: State, seat: str) -> Action:
    """What a seat that lets its time run out is taken to do."""
    item = state.agenda[-1]
    if isinstance(item, Moving):
        return Hold(seat)
    if not isinstance(item, Deciding):
        return Answer(seat, "refuse")
    decision = game.decisions[item.decision]
    number = game.seat_of[seat]
    cells = state.row()
    actor = game.seats[number].actor
    if decision.draft is not None:
        accepts = game.bargain.accepts(cells, actor, decision.draft)
        own = "for" if accepts is not decision.rejects else "against"
        wishes = [decision.otherwise or "abstain", "abstain", own]
    else:
        wishes = [decision.otherwise or "", *(option.id for option in decision.options)]
    for wish in wishes:
        if wish and not choice_blockers(game, state, cells, decision, number, wish):
            return Choose(seat, decision.id, wish)
    raise AssertionError(f"{decision.id} leaves {seat} nothing to do")


def _fall(game: Game, work: Working, outcome: int) -> None:
    item = work.agenda.pop()
    match item:
        case AwaitEvent(number):
            if outcome:
                _happen(game, work, number)
            else:
                work.note(ev.EventStayedAway(event=game.events[number].id))
        case AwaitOutcome(number):
            row = game.rows[number]
            taken = row.outcomes[outcome]
            tell(work, row, taken.id)
            taken.effects.run(work)
        case AwaitSwing(number):
            count_chamber(game, work, game.decisions[number], outcome - SWING)
        case _:
            raise AssertionError(f"chance was not asked: {item}")


def _answer(game: Game, work: Working, reply: str) -> None:
    item = work.agenda.pop()
    match item:
        case Answering(offers):
            offer = offers[0]
            if offers[1:]:
                work.agenda.append(Answering(offers[1:]))
            if reply == "counter":
                terms = counter_terms(game, work.cells, offer)
                work.agenda.append(Countering(offer, terms))
                conclude(game, work, offer, "counter", terms)
            else:
                conclude(game, work, offer, reply)
        case Countering(offer, terms):
            conclude(game, work, offer, reply, terms)
        case _:
            raise AssertionError(f"nothing was offered: {item}")


# --- the agenda ---------------------------------------------------------------------------------


def advance(game: Game, work: Working) -> None:
    """Resolve the agenda until somebody must act or the game is over."""
    while work.agenda:
        item = work.agenda[-1]
        match item:  # the most frequent first: each case that does not fit takes its time
            case Questions():
                work.agenda.pop()
                put_next(game, work, item)
            case Deciding(number):
                if not is_sealed(game, work, game.decisions[number]):
                    return
                work.agenda.pop()
                break_seals(game, work, game.decisions[number])
            case Moving():
                if not _all_done(game, work):
                    return
                work.agenda.pop()
                reveal_orders(game, work)
            case Resolving():
                work.agenda.pop()
                resolve(game, work, item)
            case News(position):
                work.agenda.pop()
                _look_at_news(game, work, position)
            case Closing():
                work.agenda.pop()
                _close(game, work)
            case Answering(offers):
                if _is_live(game, work, offers[0].row):
                    return
                work.agenda.pop()
                if offers[1:]:
                    work.agenda.append(Answering(offers[1:]))
                conclude(game, work, offers[0], "refuse")
            case AwaitEvent() | AwaitOutcome() | AwaitSwing() | Countering():
                return
            case _:
                assert_never(item)


def _all_done(game: Game, work: Working) -> bool:
    limit = game.moves_per_turn
    # the last seat first: where seats act in order, it is the one that is waited for
    return all(len(sealed) >= limit or HOLD in sealed for sealed in reversed(work.sealed))


def _is_live(game: Game, work: Working, number: int) -> bool:
    row = game.rows[number]
    return row.draft is None or is_open(game.drafts[row.draft], work.cells)


def begin_turn(game: Game, work: Working, number: int) -> None:
    """Open a turn, counted from 1. One that allows no moves has no moment for them."""
    turn = game.turns[number - 1]
    work.note(ev.TurnBegan(turn=turn.number, date=turn.date))
    work.agenda = [CLOSING]
    if turn.decisions:
        work.agenda.append(QUESTIONS)
    if game.moves_per_turn and any(turn.rows):
        work.agenda.append(MOVING)
    if turn.news or game.callable_events:
        work.agenda.append(NEWS)


def _look_at_news(game: Game, work: Working, position: int) -> None:
    """Events that are due come first, then those that may come now; each is tested once."""
    called = game.callable_events
    listed = called + game.turn(work.cells).news
    now = work.cells[game.places.turn]
    for place in range(position, len(listed)):
        event = game.events[listed[place]]
        if work.cells[event.happened]:
            continue
        if place < len(called) and work.cells[event.due] != now:
            continue
        if not event.when.run(work.cells):
            continue
        odds = 100 if event.chance is None else min(max(event.chance.run(work.cells), 0), 100)
        if odds == 0:
            continue
        if place + 1 < len(listed):
            work.agenda.append(News(place + 1))
        if odds == 100:
            _happen(game, work, event.index)
        else:
            work.agenda.append(AwaitEvent(event.index, odds))
        return


def _happen(game: Game, work: Working, number: int) -> None:
    event = game.events[number]
    work.note(ev.EventCame(event=event.id, slot=game.layout.slots[event.happened]))
    event.effects.run(work)


def _close(game: Game, work: Working) -> None:
    """The end of the turn, and of the game, or the beginning of the next turn."""
    _run_out(game, work)
    if not work.over:
        _go_on_or_end(game, work)


def _run_out(game: Game, work: Working) -> None:
    """The rulebook's rules, words whose time is over, and drafts that can take effect now."""
    for when, effects in game.each_turn:
        if not work.over and when.run(work.cells):
            effects.run(work)
    now = work.cells[game.places.turn]
    for pledge in work.pledges:
        if pledge.until <= now and not work.over:
            end_word(game, work, pledge, "ran_out", Cause("pledge"))
    for draft in game.drafts:
        take_effect(game, work, draft)


def _go_on_or_end(game: Game, work: Working) -> None:
    now = work.cells[game.places.turn]
    is_last = now == len(game.turns)
    for ending in game.endings:
        if (is_last or ending.any_turn) and ending.when.run(work.cells):
            work.finish(ending.index, ending.id, ending.cause)
            return
    begin_turn(game, work, now + 1)
