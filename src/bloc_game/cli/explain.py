"""`bloc-game explain`: what moved in a saved game, by how much, by which rule of which file.

While a game goes on, it tells only what everybody who plays it may know; of a game that is over, or
that nobody plays, it tells all.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bloc_game.cli.errors import UserError, tell
from bloc_game.cli.inputs import print_json, save_named, whole_number
from bloc_game.engine import events as ev
from bloc_game.engine.game import Game
from bloc_game.engine.layout import PUBLIC, Slot
from bloc_game.engine.observation import UNKNOWN, told
from bloc_game.engine.phrases import phrase
from bloc_game.session.catalogue import ENGLISH, translator
from bloc_game.session.playing import Session
from bloc_game.session.wording_events import Narrator, Told
from bloc_game.session.wording_names import Names

KINDS = {
    "level": "level",
    "member": "member",
    "fact": "fact",
    "on_table": "draft",
    "adopted": "draft",
    "in_effect": "draft",
    "knows": "secret",
}
Value = int | str | bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: what moved, from what to what, and the rule that did it."""

    turn: int
    kind: str
    slot: Slot | None
    before: Value
    after: Value
    cause: ev.Cause
    text: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("save", type=Path, metavar="SAVE", help="the file of a saved game")
    parser.add_argument(
        "--turn", type=whole_number(1), metavar="N", help="only what moved on this turn"
    )
    parser.add_argument(
        "--track", metavar="T", help="only this track, such as tension or 'trust[USA, SUN]'"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: argparse.Namespace) -> int:
    """Print the ledger."""
    loaded = save_named(args.save)
    session = loaded.session
    tr = translator(args.lang or session.table.language)
    entries = list(ledger(session, tr.language))
    wanted = shown_tracks(session, args.track)
    if args.turn is not None and args.turn > len(session.game.turns):
        turns = len(session.game.turns)
        raise UserError(
            phrase("there is no turn {n}: the game has {turns}", n=args.turn, turns=turns)
        )
    tracks = bounds(wanted, entries, args.turn)
    chosen = [
        entry
        for entry in entries
        if (args.turn is None or entry.turn == args.turn)
        and (args.track is None or entry.slot in wanted)
    ]
    if args.json:
        print_json({"tracks": tracks, "entries": [as_json(entry) for entry in chosen]})
        return 0
    for notice in loaded.notices:
        tell(tr.say(notice))
    _print(Names(session.scenario, tr.language), tracks, chosen)
    return 0


# --- what may be told ---------------------------------------------------------------------------


def knowers(session: Session) -> tuple[str, ...]:
    """The seats whose ignorance must be kept: the people's, while the game goes on."""
    return () if session.is_over else session.table.people


def shown(game: Game, events: Sequence[ev.Event], seats: Sequence[str]) -> Iterator[ev.Event]:
    """The events that all of these seats are told, with a cause only where all know it."""
    for event in events:
        versions = [told(game, (event,), seat) for seat in seats]
        if all(versions):
            unsure = [one for (one,) in versions if getattr(one, "cause", None) == UNKNOWN]
            yield unsure[0] if unsure else event


def shown_tracks(session: Session, name: str | None) -> tuple[Slot, ...]:
    """The tracks that may be shown: all of a name, or one with its keys."""
    game = session.game
    families = {track.id for track in game.tracks}
    owners = {game.seats[game.seat_of[seat]].actor for seat in knowers(session)}
    visible = tuple(
        slot
        for slot in game.layout.slots
        if slot.family in families
        and (slot.owner == PUBLIC or not owners or {slot.owner} == owners)
    )
    if name is None:
        return visible
    squeezed = name.replace(" ", "")
    found = tuple(slot for slot in visible if squeezed in (slot.family, slot.name.replace(" ", "")))
    if not found:
        known = ", ".join(sorted(families))
        raise UserError(
            phrase(
                "there is no track '{name}' to be shown: the tracks are {names}",
                name=name,
                names=known,
            )
        )
    return found


# --- the entries --------------------------------------------------------------------------------


def ledger(session: Session, language: str = ENGLISH) -> Iterator[Entry]:
    """Every change that may be told, in order, each with a sentence."""
    narrator = Narrator(Names(session.scenario, language))
    turn = 0
    for chapter in chapters(shown(session.game, session.events_since(-1), knowers(session))):
        for one in narrator.tell_turn(chapter):
            match one.event:
                case ev.TurnBegan(turn=number):
                    turn = number
                case None:
                    pass
                case event:
                    entry = _entry(session.game, turn, one, event)
                    if entry is not None:
                        yield entry


def chapters(events: Iterable[ev.Event]) -> Iterator[list[ev.Event]]:
    """Events turn by turn."""
    chapter: list[ev.Event] = []
    for event in events:
        if isinstance(event, ev.TurnBegan) and chapter:
            yield chapter
            chapter = []
        chapter.append(event)
    yield chapter


def _entry(game: Game, turn: int, one: Told, event: ev.Event) -> Entry | None:
    said = (one.text, one.because.text, one.because.reason) if one.because else (one.text,)
    text = " ".join(part for part in said if part)
    match event:
        case ev.TrackShifted(slot, _, cause):
            return Entry(turn, "track", slot, one.before, one.after, cause, text)
        case ev.CellSet(slot=slot, before=before, after=after, cause=cause):
            if slot.family not in KINDS:
                return None
            was, now = _value(game, slot, before), _value(game, slot, after)
            return Entry(turn, KINDS[slot.family], slot, was, now, cause, text)
        case ev.DraftTookEffect(slot=slot, cause=cause):
            return Entry(turn, "draft", slot, False, True, cause, text)
        case ev.Pledged(pledge=pledge, slot=place, cause=cause):
            return Entry(turn, "pledge", place, "", pledge.way, cause, text)
        case ev.PledgeEnded(pledge=pledge, slot=place, cause=cause):
            return Entry(turn, "pledge", place, pledge.way, "", cause, text)
        case _:
            return None


def _value(game: Game, slot: Slot, value: int) -> Value:
    """A level by its name; of everything else that is no track, whether it holds."""
    if slot.family != "level":
        return bool(value)
    draft, clause = slot.keys
    return next(c.levels[value] for c in game.draft_of[draft].clauses if c.id == clause)


def bounds(
    tracks: Iterable[Slot], entries: Iterable[Entry], turn: int | None
) -> dict[str, dict[str, int]]:
    """Where each track began and ended: over the whole game, or over one turn."""
    found = {slot: {"start": slot.start, "end": slot.start} for slot in tracks}
    for entry in entries:
        if entry.kind != "track" or entry.slot not in found:
            continue
        moved = int(entry.after)
        if turn is not None and entry.turn < turn:
            found[entry.slot] = {"start": moved, "end": moved}
        elif turn is None or entry.turn == turn:
            found[entry.slot]["end"] = moved
    return {slot.name: ends for slot, ends in found.items()}


def as_json(entry: Entry) -> dict[str, object]:
    """An entry as programs read it; `track` and `by` where a track moved."""
    fields: dict[str, object] = {"turn": entry.turn, "kind": entry.kind}
    if entry.kind == "track":
        assert entry.slot is not None
        fields |= {"track": entry.slot.name, "by": int(entry.after) - int(entry.before)}
    elif entry.slot is not None:
        fields["what"] = entry.slot.name
    return {
        **fields,
        "from": entry.before,
        "to": entry.after,
        "rule": entry.cause.rule,
        "file": entry.cause.file,
        "line": entry.cause.line,
        "text": entry.text,
    }


# --- in words -----------------------------------------------------------------------------------


def _print(names: Names, tracks: dict[str, dict[str, int]], entries: Iterable[Entry]) -> None:
    tr, turn = names.tr, 0
    for entry in entries:
        if entry.turn != turn:
            turn = entry.turn
            headline = names.say(f"turns.{names.game.turns[turn - 1].id}.headline")
            print(tr("Turn {n}: {headline}", n=turn, headline=headline))
        place = f" ({entry.cause.file}:{entry.cause.line})" if entry.cause.file else ""
        print(f"  {entry.text}{place}")
    print(tr("From start to end:") if turn else tr("Nothing moved."))
    for name, ends in tracks.items():
        if turn and ends["start"] != ends["end"]:
            print(f"  {name}: {ends['start']} → {ends['end']}")
