"""How a text stands in the bodies that must adopt or ratify it, as far as a seat can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bloc_game.engine.bodies import SWING, Tally, count, deciding, enough_of, members
from bloc_game.engine.game import Body, Draft
from bloc_game.engine.observation import corners
from bloc_game.session.views import BodyView, FactionView, StanceView, Stand
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_bodies import short_rule


def bodies_of(
    moment: Moment, draft: Draft, stances: Mapping[str, StanceView]
) -> Iterator[BodyView]:
    """Every body a text needs, the one that adopts it first."""
    for number, place in draft.adopted.items():
        body = moment.game.bodies[number]
        ratifies = number in draft.ratified_by and number != draft.body
        done = bool(moment.cells[place])
        view = BodyView(
            id=body.id,
            name=moment.names.body(body.id),
            role=moment.tr("Ratified by") if ratifies else moment.tr("Adopted by"),
            rule=short_rule(moment.names, body, len(members(body, moment.cells))),
            verdict=moment.tr("done") if done else "",
            stand="accepts" if done else "uncertain",
            done=done,
        )
        yield view if done else _today(moment, draft, body, view, stances)


def _today(
    moment: Moment, draft: Draft, body: Body, view: BodyView, stances: Mapping[str, StanceView]
) -> BodyView:
    """A body as it would vote today."""
    actors = moment.game.actors
    if body.groups and all(actors[group.actor] in stances for group in body.groups):
        return _chamber(moment, draft, body, view, stances)
    present = deciding(body, members(body, moment.cells))
    voters = tuple(actor for actor in present if actors[actor] in stances)
    if not voters:
        return view
    enough = enough_of(body, voters)
    stands = [stances[actors[actor]].stand for actor in voters]
    sure = enough([stand == "accepts" for stand in stands])
    hoped = enough([stand != "refuses" for stand in stands])
    stand: Stand = "accepts" if sure else "uncertain" if hoped else "refuses"
    ready = moment.tr(
        "{n} of {all} ready", n=sum(one == "accepts" for one in stands), all=len(voters)
    )
    return replace(view, verdict=ready, stand=stand)


def _chamber(
    moment: Moment, draft: Draft, body: Body, view: BodyView, stances: Mapping[str, StanceView]
) -> BodyView:
    """A chamber's count, between the worst and the best that the seat must reckon with."""
    bands = {group.actor: stance_band(moment, draft, group.actor) for group in body.groups}
    worst = count(body.groups, {a: low for a, (low, _) in bands.items()}, -SWING)
    best = count(body.groups, {a: high for a, (_, high) in bands.items()}, SWING)
    present = worst.ayes + worst.noes
    factions = tuple(
        FactionView(group.seats, low, high, stances[moment.game.actors[group.actor]])
        for group, (_, low, _), (_, high, _) in zip(
            body.groups, worst.groups, best.groups, strict=True
        )
    )
    return replace(
        view,
        factions=factions,
        low=worst.ayes,
        high=best.ayes,
        present=present,
        stand=_majority(worst, best),
        verdict=moment.tr(
            "{low} to {high} of {present}", low=worst.ayes, high=best.ayes, present=present
        ),
        expected=moment.tr(
            "{body}, if it voted today: between {low} and {high} for it, of {present} present.",
            body=view.name,
            low=worst.ayes,
            high=best.ayes,
            present=present,
        ),
    )


def _majority(worst: Tally, best: Tally) -> Stand:
    if worst.ayes > worst.noes:
        return "accepts"
    return "uncertain" if best.ayes > best.noes else "refuses"


def stance_band(moment: Moment, draft: Draft, actor: int) -> tuple[int, int]:
    """Between what and what an actor's margin above the threshold lies."""
    ends = corners(moment.game, moment.observation, (actor,), draft.index)
    margins = [moment.game.bargain.margin(cells, actor, draft.index) for cells in ends]
    return min(margins), max(margins)
