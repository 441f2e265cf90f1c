"""Votes as a seat was told of them: who stood where, by which rule, and who broke a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bloc_game.engine import events as ev
from bloc_game.engine.bodies import deciding
from bloc_game.engine.game import Body, Decision
from bloc_game.engine.observation import corners
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.catalogue import date_of, sentence
from bloc_game.session.views_ballot import BenchView, RecordedView, VoterView, VoteView, Way
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_bodies import needed_of, rule_of, rule_of_choice
from bloc_game.session.wording_events import Narrator

Notes = Mapping[str, tuple[str, ...]]  # actor -> what is to be said of its vote


@dataclass(slots=True)
class _Sitting:
    """What was told of a decision until its outcome."""

    cells: Sequence[int] = ()
    chosen: list[ev.Chosen] = field(default_factory=list)
    words: list[ev.PledgeEnded] = field(default_factory=list)
    tally: ev.Counted | None = None


def votes(moment: Moment) -> tuple[VoteView, ...]:
    """Every decision taken so far, in order."""
    return tuple(_votes(moment))


def _votes(moment: Moment) -> Iterator[VoteView]:
    narrator = Narrator(moment.names)
    for number, chapter in enumerate(moment.chapters, start=1):
        sitting = _Sitting()
        for event in chapter:
            match event:
                case ev.Revealed():
                    sitting = _Sitting(tuple(narrator.cells))
                case ev.Chosen():
                    sitting.chosen.append(event)
                case ev.PledgeEnded():
                    sitting.words.append(event)
                case ev.Counted():
                    sitting.tally = event
                case ev.Decided():
                    yield _vote(moment, number, sitting, event)
                    sitting = _Sitting()
                case _:
                    pass
            narrator.skip((event,))


def _vote(moment: Moment, turn: int, sitting: _Sitting, outcome: ev.Decided) -> VoteView:
    names, decision = moment.names, moment.game.decision_of[outcome.decision]
    body = moment.game.bodies[decision.body] if decision.body is not None else None
    tally = sitting.tally
    said = dict(_notes(moment, sitting, decision))
    roll = () if tally is not None else tuple(_roll(moment, sitting, decision, said))
    factions = () if tally is None else tuple(_factions(moment, tally, body, said))
    ayes = tally.ayes if tally is not None else sum(one.way == "for" for one in roll)
    noes = tally.noes if tally is not None else sum(one.way == "against" for one in roll)
    voters = len(_voters(moment, sitting, body)) if body is not None else 0
    needed, needs, rule = 0, "", ""
    if body is not None and decision.is_ballot:
        rule = rule_of(names, body)
        needed, needs = needed_of(names, body, ayes, noes, voters)
    elif body is not None:
        rule = rule_of_choice(names, body)
    return VoteView(
        id=decision.id,
        turn=turn,
        date=date_of(moment.tr, moment.game.turns[turn - 1].date),
        question=names.question(decision.id),
        body=names.body(body.id) if body is not None else "",
        rule=rule,
        motion=bargains.motion(names, decision),
        roll=roll,
        factions=factions,
        options=_options(moment, sitting, decision),
        ayes=ayes,
        noes=noes,
        needed=needed,
        needs=needs,
        count=bargains.counted(names, tally) if tally is not None else "",
        stamp=bargains.stamp(names, outcome),
        passed=outcome.option == "adopted" if decision.is_ballot else not outcome.fell_back,
        outcome=bargains.decided(names, outcome),
        recorded=_recorded(moment, decision),
    )


def _voters(moment: Moment, sitting: _Sitting, body: Body | None) -> tuple[int, ...]:
    """Those whose vote counts, of all who voted."""
    present = tuple(moment.game.actor_number[one.actor] for one in sitting.chosen)
    return deciding(body, present) if body is not None else present


def _options(moment: Moment, sitting: _Sitting, decision: Decision) -> tuple[tuple[str, int], ...]:
    """The options in the order of the question, and how many chose each."""
    chosen = [one.option for one in sitting.chosen]
    return tuple(
        (moment.names.option(decision.id, option.id), chosen.count(option.id))
        for option in decision.options
    )


def _roll(
    moment: Moment, sitting: _Sitting, decision: Decision, said: Notes
) -> Iterator[VoterView]:
    options = [option.id for option in decision.options]
    for one in sitting.chosen:
        way: Way = _way(one.option) if decision.is_ballot else ""
        yield VoterView(
            actor=one.actor,
            name=sentence(moment.names.actor(one.actor)),
            said=moment.names.option(decision.id, one.option),
            way=way,
            option=options.index(one.option) if one.option in options else 0,
            mine=one.actor == moment.seat.id,
            notes=said.get(one.actor, ()),
        )


def _way(option: str) -> Way:
    match option:
        case "for" | "against":
            return "for" if option == "for" else "against"
        case _:
            return "abstain"


def _factions(
    moment: Moment, tally: ev.Counted, body: Body | None, said: Notes
) -> Iterator[BenchView]:
    """The factions as they sit, which is the order in which the rulebook lists them."""
    assert body is not None
    divided = {actor: (ayes, noes) for actor, ayes, noes in tally.by_group}
    for group in body.groups:
        actor = moment.game.actors[group.actor]
        ayes, noes = divided[actor]
        name = sentence(moment.names.actor(actor))
        yield BenchView(
            actor=actor,
            name=name,
            full_name=sentence(moment.names.say(f"actors.{actor}.name") or name),
            ayes=ayes,
            noes=noes,
            absent=group.seats - ayes - noes,
            notes=said.get(actor, ()),
        )


def _recorded(moment: Moment, decision: Decision) -> RecordedView | None:
    """How history counted this ballot, where that is known."""
    record = moment.voice.scenario.record
    if decision.id not in record.counts:
        return None
    ayes, noes = record.counts[decision.id]
    tr = moment.tr
    text = tr("In history the count was {ayes} to {noes}.", ayes=ayes, noes=noes)
    return RecordedView(ayes, noes, text)


# --- what is to be said of a vote -----------------------------------------------------------------


def _notes(
    moment: Moment, sitting: _Sitting, decision: Decision
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in sitting.chosen:
        words = (
            bargains.pledge_ended(moment.names, word)
            for word in sitting.words
            if word.pledge.by == one.actor and word.how != "ran_out"
        )
        notes = tuple(dict.fromkeys(words))
        if decision.is_ballot and _defies(moment, sitting.cells, decision, one):
            who = sentence(moment.names.actor_said(one.actor))
            notes = (*notes, moment.tr("{actor} votes against its own interest.", actor=who))
        if notes:
            yield one.actor, notes


def _defies(moment: Moment, cells: Sequence[int], decision: Decision, told: ev.Chosen) -> bool:
    """Whether a vote goes against what its actor wants, as far as the seat can be sure of that."""
    if decision.draft is None or not cells or told.option not in ("for", "against"):
        return False
    game, actor = moment.game, moment.game.actor_number[told.actor]
    if actor not in game.drafts[decision.draft].voices:
        return False
    seen = moment.observation
    then = replace(
        seen,
        public=tuple(cells[: len(seen.public)]),
        own=tuple((place, cells[place]) for place, _ in seen.own),
    )
    wants = {
        game.bargain.accepts(corner, actor, decision.draft)
        for corner in corners(game, then, (actor,), decision.draft)
    }
    backs = (told.option == "for") is not decision.rejects
    return wants == {not backs}
