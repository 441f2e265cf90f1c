"""Decisions: putting them, breaking the seals, counting, and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bloc_game.engine import events as ev
from bloc_game.engine.bodies import Tally, count, members, passes, picked
from bloc_game.engine.deeds import end_word, pay
from bloc_game.engine.effects import ASKED
from bloc_game.engine.game import VOTES, Decision, Draft, Game
from bloc_game.engine.legality import choice_cost, is_open, option_of
from bloc_game.engine.state import AwaitSwing, Deciding, Questions, Working
from bloc_game.engine.whose_turn import deciders

ADOPTED, REJECTED = 1, 2
REVEALED = ev.Revealed()


def put_next(game: Game, work: Working, item: Questions) -> None:
    """Put the next decision of the turn whose moment it is."""
    listed = game.turn(work.cells).decisions
    for position in range(item.position, len(listed)):
        decision = game.decisions[listed[position]]
        if _is_due(game, work, decision):
            if position + 1 < len(listed):
                work.agenda.append(Questions(position + 1))
            work.put(decision.question, ASKED, decision.cause)
            work.agenda.append(Deciding(decision.index))
            return


def _is_due(game: Game, work: Working, decision: Decision) -> bool:
    status = work.cells[decision.question]
    now = work.cells[game.places.turn]
    if status == ASKED or status == 2 or (decision.waits and status != 1):
        return False
    if not decision.waits and decision.turn != now:
        return False
    if decision.draft is not None and not is_open(game.drafts[decision.draft], work.cells):
        return False
    return bool(decision.when.run(work.cells))


def is_sealed(game: Game, work: Working, decision: Decision) -> bool:
    """Whether every decider that somebody plays has sealed."""
    return all(map(work.sealed.__getitem__, deciders(game, decision, work.look())))


def take_choice(game: Game, work: Working, decision: Decision, option: str) -> None:
    """One that decides alone seals nothing: what it chooses is done at once."""
    assert decision.actor is not None
    choices = {decision.actor: option}
    costs = _costs(game, work, decision, choices)
    _lay_open(game, work, decision, choices, costs)
    if not work.over:
        _follow(work, decision, option)


def break_seals(game: Game, work: Working, decision: Decision) -> None:
    """Show what each decider sealed, take what it costs, and hold words given against it."""
    choices = _choices(game, work, decision)
    costs = _costs(game, work, decision, choices)
    work.note(REVEALED)
    _lay_open(game, work, decision, choices, costs)
    assert decision.body is not None
    body = game.bodies[decision.body]
    if work.over:
        return
    if body.groups:
        work.agenda.append(AwaitSwing(decision.index))
    elif decision.is_ballot:
        conclude_ballot(game, work, decision, passes(body, choices))
    else:
        taken = picked(body, choices)
        assert decision.fallback is not None
        _follow(work, decision, taken or decision.fallback, fell_back=taken is None)


def _lay_open(
    game: Game,
    work: Working,
    decision: Decision,
    choices: Mapping[int, str],
    costs: Sequence[tuple[int, int]],
) -> None:
    """What everybody chose is paid for, told, and held against the words that were given."""
    for seat, cost in costs:
        pay(game, work, seat, -cost, decision.cause)
    for actor, choice in choices.items():
        work.note(
            ev.Chosen(
                decision=decision.id,
                actor=game.actors[actor],
                option=choice,
                slot=work.slots[decision.choice[actor]],
                value=decision.answers[choice] + 1,
            )
        )
    if work.pledges:
        _hold_to_words(game, work, decision, choices)


def _costs(
    game: Game, work: Working, decision: Decision, choices: Mapping[int, str]
) -> list[tuple[int, int]]:
    """What each seat that decides has to pay, all found before any of them pays."""
    played = game.seat_of_actor
    return [
        (played[actor], choice_cost(game, work.cells, decision, actor, choice))
        for actor, choice in choices.items()
        if actor in played
    ]


def _choices(game: Game, work: Working, decision: Decision) -> dict[int, str]:
    assert decision.body is not None
    present = members(game.bodies[decision.body], work.cells)
    sealed: dict[int, str] = {}
    for actor in present:
        seat = game.seat_of_actor.get(actor)
        if seat is None:
            sealed[actor] = _unplayed(game, work, decision, actor)
        else:
            entry = work.sealed[seat][0]
            sealed[actor] = VOTES[entry] if decision.is_ballot else decision.options[entry].id
    return sealed


def _unplayed(game: Game, work: Working, decision: Decision, actor: int) -> str:
    """What an actor in no seat does: votes by its support, backs the option it likes best."""
    if decision.draft is not None:
        draft = game.drafts[decision.draft]
        body = game.bodies[decision.body] if decision.body is not None else None
        if actor not in draft.voices:
            if body is not None and body.abstention:
                return "abstain"
            return "against" if decision.rejects else "for"  # it follows the sponsor
        accepts = game.bargain.accepts(work.cells, actor, draft.index)
        return "for" if accepts is not decision.rejects else "against"
    open_to = [o for o in decision.options if o.when[actor].run(work.cells)]
    return max(open_to, key=lambda o: (o.lean[actor].run(work.cells), -o.number)).id


def _hold_to_words(
    game: Game, work: Working, decision: Decision, choices: Mapping[int, str]
) -> None:
    subject = game.drafts[decision.draft].id if decision.draft is not None else decision.id
    for pledge in work.pledges:
        actor = game.actor_number[pledge.by]
        if pledge.subject != subject or actor not in choices or work.over:
            continue
        done = choices[actor]
        if decision.rejects:
            done = {"for": "against", "against": "for"}.get(done, done)
        how = "kept" if done == pledge.way else "broken"
        end_word(game, work, pledge, how, decision.cause)


def count_chamber(game: Game, work: Working, decision: Decision, swing: int) -> None:
    """Count a chamber's ballot; of a motion to reject, those against the draft are its ayes."""
    assert decision.body is not None
    assert decision.draft is not None
    groups = game.bodies[decision.body].groups
    margins = {
        group.actor: game.bargain.margin(work.cells, group.actor, decision.draft)
        for group in groups
    }
    backs = VOTES.index("against") + 1 if decision.rejects else VOTES.index("for") + 1
    lines = {
        group.actor: work.cells[decision.choice[group.actor]] == backs
        for group in groups
        if group.actor in game.seat_of_actor
    }
    tally = count(groups, margins, swing, lines)
    if decision.rejects:
        tally = Tally(
            tally.noes, tally.ayes, tuple((actor, noes, ayes) for actor, ayes, noes in tally.groups)
        )
    work.note(
        ev.Counted(
            decision=decision.id,
            ayes=tally.ayes,
            noes=tally.noes,
            by_group=tuple((game.actors[a], ayes, noes) for a, ayes, noes in tally.groups),
            ayes_slot=game.layout.slots[decision.ayes],
            noes_slot=game.layout.slots[decision.noes],
        )
    )
    conclude_ballot(game, work, decision, tally.ayes > tally.noes)


def conclude_ballot(game: Game, work: Working, decision: Decision, passed: bool) -> None:
    """A ballot's outcome; a motion to reject that passes kills the draft."""
    assert decision.draft is not None
    assert decision.body is not None
    draft = game.drafts[decision.draft]
    _decide(game, work, decision, "adopted" if passed else "rejected", passed)
    if passed and decision.rejects:
        work.put(draft.on_table, 0, decision.cause)
    elif passed and decision.body in draft.adopted:
        work.put(draft.adopted[decision.body], 1, decision.cause)
    (decision.if_adopted if passed else decision.if_not).run(work)
    take_effect(game, work, draft)


def _decide(game: Game, work: Working, decision: Decision, option: str, passed: bool) -> None:
    work.note(
        ev.Decided(
            decision=decision.id,
            option=option,
            slot=game.layout.slots[decision.outcome],
            value=ADOPTED if passed else REJECTED,
        )
    )


def _follow(work: Working, decision: Decision, taken: str, fell_back: bool = False) -> None:
    """What follows from the option that was taken."""
    option = option_of(decision, taken)
    work.note(
        ev.Decided(
            decision=decision.id,
            option=taken,
            slot=work.slots[decision.outcome],
            value=option.number,
            fell_back=fell_back,
        )
    )
    option.effects.run(work)


def take_effect(game: Game, work: Working, draft: Draft) -> None:
    """A draft takes effect when it is adopted wherever it must be and every party accepts.

    A party that voted for it, even against its own support, has accepted it.
    """
    cells = work.cells
    if work.over or not is_open(draft, cells) or not (draft.adopted or draft.parties):
        return
    if not all(cells[place] for place in draft.adopted.values()):
        return
    if not all(_has_accepted(game, work, draft, party) for party in draft.parties):
        return
    work.note(
        ev.DraftTookEffect(
            draft=draft.id, slot=game.layout.slots[draft.effective], cause=draft.cause
        )
    )
    draft.in_effect.run(work)


def _has_accepted(game: Game, work: Working, draft: Draft, party: int) -> bool:
    voted = any(
        decision.draft == draft.index
        and not decision.rejects
        and decision.body == draft.body
        and work.cells[decision.outcome] == ADOPTED
        and work.cells[decision.choice[party]] == VOTES.index("for") + 1
        for decision in game.decisions
        if decision.is_ballot and party in decision.choice
    )
    return voted or game.bargain.accepts(work.cells, party, draft.index)
