"""The table of one seat at one moment, put together."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.game import Track
from bloc_game.engine.layout import PUBLIC, Slot
from bloc_game.engine.outcome import goal_points
from bloc_game.engine.phrases import number
from bloc_game.scenario.assembling import office_path
from bloc_game.scenario.models import Office
from bloc_game.session import wording_bargains as bargains
from bloc_game.session.catalogue import date_of
from bloc_game.session.views import (
    DraftView,
    GoalView,
    OfficeView,
    PriceView,
    RelationView,
    SeatView,
    SecretView,
    TableView,
    TrackView,
    TurnView,
)
from bloc_game.session.views_decisions import decision_view, offer_view, stakes
from bloc_game.session.views_drafts import draft_view, drafts_on_table
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_moves import moves_view
from bloc_game.session.views_prices import prices
from bloc_game.session.views_seen import Seen
from bloc_game.session.views_story import ending_view
from bloc_game.session.views_votes import votes

PHASES = ("news", "moves", "answers", "decision", "over")


def table_view(voice: Voice, seen: Seen) -> TableView:
    """Everything on the table of a seat."""
    moment = Moment(voice, seen)
    names, turn = moment.names, moment.turn
    path = f"turns.{turn.id}"
    kind = moment.observation.phase.kind
    present = next(moment.turns(turn.number))
    before = next(moment.turns(turn.number - 1, turn.number - 1)) if turn.number > 1 else None
    return TableView(
        scenario=names.say("title"),
        seat=seat_view(moment),
        date=date_of(moment.tr, turn.date),
        turn=turn.number,
        turns=len(moment.game.turns),
        turn_id=turn.id,
        headline=names.say(f"{path}.headline"),
        text=names.say(f"{path}.text"),
        place=names.say(f"{path}.place"),
        phases=phase_names(moment),
        phase=PHASES.index("decision" if kind == "count" else kind),
        to_act=moment.observation.phase.to_act,
        telegram=names.say(f"{path}.telegrams.{moment.seat.id}"),
        news=tuple(told.text for told in present.told if told.kind == "news"),
        tracks=tuple(world_tracks(moment)),
        drafts=drafts_on_table(moment),
        moves=moves_view(moment),
        decision=decision_view(moment),
        offer=offer_view(moment),
        stakes=tuple(stakes(moment)),
        pledges=tuple(bargains.pledge(names, one) for one in moment.observation.pledges),
        changes=tuple(told for told in present.told if told.kind not in ("turn", "news")),
        before=before,
        votes=votes(moment),
        ending=ending_view(moment),
    )


def phase_names(moment: Moment) -> tuple[str, ...]:
    """The phases of a turn, in order."""
    tr = moment.tr
    return (tr("News"), tr("Moves"), tr("Answers"), tr("Decision"), tr("What changed"))


def story_view(voice: Voice, seen: Seen, first: int = 1, last: int = 0) -> tuple[TurnView, ...]:
    """Turns as they were told to the seat; to the present one where no end is said."""
    return tuple(Moment(voice, seen).turns(first, last))


def full_draft(voice: Voice, seen: Seen, draft: str) -> tuple[DraftView, tuple[PriceView, ...]]:
    """One draft, on the table or not, with what everybody would need to accept it."""
    moment = Moment(voice, seen)
    one = voice.game.draft_of[draft]
    shown = draft_view(moment, one)
    return shown, prices(moment, one, shown)


# --- numbers --------------------------------------------------------------------------------------


def world_tracks(moment: Moment) -> Iterator[TrackView]:
    """The tracks of the whole world."""
    for track in moment.game.tracks:
        if not track.over:
            yield track_view(moment, track, moment.game.layout.slot(track.id))


def track_view(moment: Moment, track: Track, slot: Slot) -> TrackView:
    """One track, or one member of its family."""
    value = moment.cells[slot.index]
    return TrackView(
        id=track.id,
        title=moment.names.track(track.id),
        of=moment.names.say(f"tracks.{track.id}.of"),
        value=value,
        change=moment.change(slot),
        low=slot.low,
        high=slot.high,
        good=track.good,
        word=moment.names.word(track.id, value),
    )


def _own_tracks(moment: Moment) -> Iterator[TrackView]:
    for track in moment.game.tracks:
        place = moment.game.layout.get(track.id, moment.seat.id)
        if place is not None and len(track.over) == 1:
            yield track_view(moment, track, moment.game.layout.slots[place])


def _relations(moment: Moment) -> Iterator[RelationView]:
    """Tracks between the seat and every other, where the scenario has such."""
    own = moment.seat.id
    for track in moment.game.tracks:
        if len(track.over) != 2:
            continue
        for other in moment.game.actors:
            mine = _visible(moment, track.id, own, other)
            theirs = _visible(moment, track.id, other, own)
            if other == own or (mine is None and theirs is None):
                continue
            yield RelationView(
                track=track.id,
                title=moment.names.track(track.id),
                actor=other,
                name=moment.names.actor(other),
                mine=moment.cells[mine.index] if mine is not None else None,
                mine_change=moment.change(mine) if mine is not None else 0,
                theirs=moment.cells[theirs.index] if theirs is not None else None,
                theirs_change=moment.change(theirs) if theirs is not None else 0,
            )


def _visible(moment: Moment, family: str, first: str, second: str) -> Slot | None:
    place = moment.game.layout.get(family, first, second)
    if place is None:
        return None
    slot = moment.game.layout.slots[place]
    return slot if slot.owner in (PUBLIC, moment.seat.actor) else None


# --- the seat's card ------------------------------------------------------------------------------


def seat_view(moment: Moment) -> SeatView:
    """The seat's own card."""
    names, seat = moment.names, moment.seat
    goals = tuple(_goals(moment))
    purse = seat.purse
    slots = moment.game.layout.slots
    return SeatView(
        id=seat.id,
        name=names.actor(seat.id),
        said=names.actor_said(seat.id),
        full_name=names.say(f"actors.{seat.id}.name"),
        offices=tuple(_offices(moment)),
        purse=moment.cells[purse] if purse is not None else None,
        purse_title=names.track(slots[purse].family) if purse is not None else "",
        brief=names.say(f"seats.{seat.id}.brief"),
        secret=names.say(f"seats.{seat.id}.secret"),
        voice=names.say(f"actors.{seat.id}.voice"),
        goals=goals,
        score=sum(goal.points for goal in goals),
        tracks=tuple(_own_tracks(moment)),
        relations=tuple(_relations(moment)),
        secrets=tuple(_secrets(moment)),
    )


def _goals(moment: Moment) -> Iterator[GoalView]:
    for goal in moment.seat.goals:
        points = goal_points(goal, moment.cells)
        title = moment.names.title(f"seats.{moment.seat.id}.goals.{goal.id}.title", goal.id)
        change = points - goal_points(goal, moment.opening)
        yield GoalView(goal.id, title, points, goal.worth, change)


def _offices(moment: Moment) -> Iterator[OfficeView]:
    """Who leads the government, and who speaks for it abroad, on the day of the turn."""
    actor = moment.voice.scenario.actors[moment.seat.id]
    for listed in (actor.leaders, actor.foreign_ministers):
        held = in_office(listed, moment.turn.date)
        if held is not None:
            office = moment.names.say(office_path(held.office)) if held.office else ""
            yield OfficeView(held.name, office)


def in_office(listed: list[Office], date: int) -> Office | None:
    """Who of several holds an office on a day, written as yyyymmdd."""
    sworn = [one for one in listed if int(one.from_.strftime("%Y%m%d")) <= date]
    return max(sworn, key=lambda one: one.from_, default=None)


def _secrets(moment: Moment) -> Iterator[SecretView]:
    names = moment.names
    for secret, strength in zip(moment.game.secrets, moment.observation.strengths, strict=True):
        if strength is None:
            continue
        draft = moment.game.drafts[secret.draft].id
        path = f"drafts.{draft}.secrets.{secret.id}"
        yield SecretView(
            actor=names.number_said(secret.actor),
            draft=names.draft(draft),
            title=names.title(f"{path}.title", secret.id),
            says=names.say(f"{path}.says"),
            weight=moment.tr(
                "It weighs {strength} in 100. In history it weighed {recorded}; those who can only "
                "guess reckon with {low} to {high}.",
                strength=number(strength),
                recorded=number(secret.recorded),
                low=number(secret.low),
                high=number(secret.high),
            ),
        )
