"""What changed and why: changes gathered under what brought them about, and the course of a track.

Everything is made of sentences a seat was told, so what it cannot know stands here as unknown, with
its true amount: the numbers of a seat always add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bloc_game.engine import events as ev
from bloc_game.engine.events import Cause
from bloc_game.engine.game import Track
from bloc_game.engine.layout import PUBLIC, Slot
from bloc_game.session.views import TurnView
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_causes import Because
from bloc_game.session.wording_events import Told, deed_of
from bloc_game.session.wording_names import Names

Better = Literal["better", "worse", ""]
UNKNOWN = "unknown"

_NOTE = re.compile(r"\[\^([\w.:-]+)\]")
_CODEX = re.compile(r"\(codex:([^\s()]+)\)")
_MOST = 3  # sources or articles named beside one cause


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One thing that changed. A track has `by`; anything else is told in its text alone."""

    text: str
    slot: str = ""
    by: int | None = None
    before: int = 0
    after: int = 0
    better: Better = ""


@dataclass(frozen=True, slots=True)
class EntryView:
    """What happened, or why something changed, with the changes it brought about.

    `known` is false where the seat may not know the cause. `places` are where the rule stands;
    `sources` and `articles` are what its prose rests on: ids, and titles of the codex.
    """

    kind: str
    text: str
    reason: str = ""
    known: bool = True
    changes: tuple[ChangeView, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """One cause in the course of a track."""

    date: str
    text: str
    place: str
    sources: tuple[str, ...]
    by: int
    before: int
    after: int
    better: Better
    known: bool


@dataclass(frozen=True, slots=True)
class WaterfallView:
    """The course of a track over some turns: where it stood, what moved it, where it came to."""

    id: str
    title: str
    good: str
    start: int
    end: int
    steps: tuple[StepView, ...]


# --- gathered by cause ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """An entry while its changes are still being gathered."""

    told: Told
    head: str
    reason: str = ""
    changes: list[ChangeView] = field(default_factory=list)
    places: dict[str, None] = field(default_factory=dict)


def ledger(names: Names, told: Iterable[Told]) -> tuple[EntryView, ...]:
    """Sentences in their order, the changes of one cause together under it.

    Where the deed that caused a change was told just before, the change stands under the deed.
    """
    drafts: list[_Draft] = []
    by_cause: dict[str, _Draft] = {}
    deed: _Draft | None = None
    for one in told:
        if one.kind != "change" or one.because is None:
            deed = _Draft(one, one.text)
            drafts.append(deed)
            by_cause.clear()
            if one.because is not None:  # a word kept or broken says why itself
                deed.reason = one.because.text
                _place(deed, one.because)
            continue
        key = f"{one.because.text} {one.because.reason}"
        if key not in by_cause:
            if deed is not None and is_cause(deed.told, one):
                by_cause[key] = deed
            else:
                by_cause[key] = _Draft(one, one.because.text, one.because.reason)
                drafts.append(by_cause[key])
        by_cause[key].changes.append(change(names, one))
        _place(by_cause[key], one.because)
    return tuple(_entry(names, one) for one in drafts)


def _place(draft: _Draft, because: Because) -> None:
    if because.place:
        draft.places[because.place] = None


def _entry(names: Names, draft: _Draft) -> EntryView:
    rule = _rule(draft.told)
    sources, articles = _cited(names, rule) if draft.told.kind == "change" else ((), ())
    return EntryView(
        kind=draft.told.kind,
        text=draft.head,
        reason=draft.reason,
        known=rule != UNKNOWN,
        changes=tuple(draft.changes),
        places=tuple(draft.places),
        sources=sources,
        articles=tuple((id, names.say(f"codex.{id}.title")) for id in articles),
    )


def _rule(told: Told) -> str:
    """The rule behind a change, as its author would name it."""
    cause = getattr(told.event, "cause", None)
    return cause.rule if isinstance(cause, Cause) else ""


def _cited(names: Names, rule: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sources and the articles of the codex that a rule's prose names."""
    prose = "\n".join(prose_of(names, rule))
    found = (dict.fromkeys(mark.findall(prose)) for mark in (_NOTE, _CODEX))
    sources, articles = (tuple(one)[:_MOST] for one in found)
    return sources, articles


def prose_of(names: Names, rule: str) -> Iterator[str]:
    """What the author wrote about the rule behind a change."""
    match rule.split("."):
        case ["moves", move]:
            yield names.say(f"moves.{move}.text")
        case ["decisions", decision, *rest]:
            path = names.decision_paths[decision]
            yield names.say(f"{path}.text")
            for option in rest:
                for part in ("text", "for", "against"):
                    yield names.say(f"{path}.options.{option}.{part}")
        case ["events", event]:
            yield names.say(f"{names.event_paths[event]}.text")
        case ["each_turn", close]:
            yield names.say(f"each_turn.{close}.because")
        case ["drafts", draft]:
            yield names.say(f"drafts.{draft}.text")
        case _:
            pass


def change(names: Names, told: Told) -> ChangeView:
    """One change as a row: a track by its name and number, anything else as its sentence."""
    slot = told.slot
    track = track_of(names, slot)
    if slot is None or track is None:
        return ChangeView(told.text)
    by = told.after - told.before
    return ChangeView(
        text=names.measure(slot),
        slot=slot.name,
        by=by,
        before=told.before,
        after=told.after,
        better=better(track, by),
    )


def track_of(names: Names, slot: Slot | None) -> Track | None:
    """The track that a number belongs to, if it does."""
    if slot is None:
        return None
    return next((track for track in names.game.tracks if track.id == slot.family), None)


def better(track: Track, by: int) -> Better:
    """Whether a change goes the good way; nothing where that depends on the seat."""
    if not by or track.good == "seat":
        return ""
    return "better" if (by > 0) == (track.good == "high") else "worse"


def is_cause(before: Told, told: Told) -> bool:
    """Whether what was told just before is the very deed that brought this about."""
    cause = getattr(told.event, "cause", None)
    match before.event:
        case _ if cause is None:
            return False
        case ev.OrderDone(cause=deed):
            return deed_of(deed) == deed_of(cause)
        case ev.Chosen(decision=decision) | ev.Decided(decision=decision):
            return bool(cause.rule.split(".")[:2] == ["decisions", decision])
        case ev.EventCame(event=id):
            return bool(cause.rule == f"events.{id}")
        case _:
            return False


# --- the course of a track ------------------------------------------------------------------------


def waterfall(
    moment: Moment, measure: str, turns: Iterable[TurnView], first: int
) -> WaterfallView | None:
    """What moved one measure from turn `first` on, cause by cause; `turns` begin with the game.

    None where the seat knows no such number.
    """
    slot = next((one for one in moment.game.layout.slots if one.name == measure), None)
    track = track_of(moment.names, slot)
    if slot is None or track is None or slot.owner not in (PUBLIC, moment.seat.actor):
        return None
    names = moment.names
    told = tuple(turns)
    before = [one.after for turn in told if turn.number < first for one in _moving(turn, slot)]
    start = before[-1] if before else slot.start
    steps = tuple(
        step for turn in told if turn.number >= first for step in _steps(names, track, turn, slot)
    )
    return WaterfallView(
        id=measure,
        title=names.measure(slot),
        good=track.good,
        start=start,
        end=steps[-1].after if steps else start,
        steps=steps,
    )


def _moving(turn: TurnView, slot: Slot) -> Iterator[Told]:
    """What moved a number on a turn."""
    for told in turn.told:
        if told.slot is not None and told.slot.index == slot.index and told.because is not None:
            yield told


def _steps(names: Names, track: Track, turn: TurnView, slot: Slot) -> Iterator[StepView]:
    """A step for each cause; one that moved the number twice in a row is one step."""
    held: StepView | None = None
    for told in _moving(turn, slot):
        assert told.because is not None
        step = _step(names, track, turn.date, told, told.because)
        if held is not None and held.text == step.text:
            by = step.after - held.before
            held = replace(held, after=step.after, by=by, better=better(track, by))
            continue
        if held is not None:
            yield held
        held = step
    if held is not None:
        yield held


def _step(names: Names, track: Track, date: str, told: Told, why: Because) -> StepView:
    by = told.after - told.before
    rule = _rule(told)
    return StepView(
        date=date,
        text=f"{why.text} {why.reason}".strip(),
        place=why.place,
        sources=_cited(names, rule)[0],
        by=by,
        before=told.before,
        after=told.after,
        better=better(track, by),
        known=rule != UNKNOWN,
    )


def measures(names: Names, seat: str) -> Mapping[str, str]:
    """Every number a seat may ask about by itself: those of the world, then its own."""
    game, layout = names.game, names.game.layout
    world = {track.id: names.track(track.id) for track in game.tracks if not track.over}
    own = {
        layout.slots[place].name: names.track(track.id)
        for track in game.tracks
        if len(track.over) == 1 and (place := layout.get(track.id, seat)) is not None
    }
    return world | own
