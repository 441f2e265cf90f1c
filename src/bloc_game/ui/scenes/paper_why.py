"""What changed and why: every change of a turn under its cause, and the course of any track."""

from __future__ import annotations

from bloc_game.session.views import TurnView
from bloc_game.session.views_why import WaterfallView, ledger, measures
from bloc_game.session.wording_events import Told
from bloc_game.ui.scenes.desk import Desk, Now, report, told_of
from bloc_game.ui.scenes.ledger import entries
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.waterfall import Waterfall
from bloc_game.ui.text import label
from bloc_game.ui.widgets.containers import Column, Rule
from bloc_game.ui.widgets.selectors import Tabs
from bloc_game.ui.widgets.words import CONTROL, LABEL, Text, Widget


def why_paper(play: Play, desk: Desk, step: Now) -> Widget:
    """What happened since the seat last went on, or in the turn looked at."""
    if step is Now.REPORT and not desk.turn and not desk.track:
        return Column(tuple(turn_lines(play, one) for one in report(play)), gap=16)
    number = desk.turn or play.view.turn
    tracks = filters(play, desk)
    here = next((n for n, (id, _) in enumerate(tracks) if id == desk.track), 0)
    sift = Tabs(id="tracks", labels=tuple(title for _, title in tracks), chosen=here)
    if not desk.track:
        return Column((sift, turn_lines(play, play.turn_told(number))), gap=12)
    return Column((*_course(play, desk, number), Rule("rule"), sift), gap=12)


def filters(play: Play, desk: Desk) -> tuple[tuple[str, str], ...]:
    """By what the changes can be sifted: everything, or one number the seat knows."""
    known = dict(measures(play.voice.names, play.seat))
    if desk.track and desk.track not in known:  # one between two governments, come to by its row
        course = play.course(desk.track, 1, play.view.turn)
        if course is not None:
            known[desk.track] = course.title
    return (("", play.tr("Everything")), *known.items())


def _course(play: Play, desk: Desk, number: int) -> tuple[Widget, ...]:
    """How one number came to stand where it does: on one turn, or since the game began."""
    tr = play.tr
    labels = (tr("Everything"), tr("This turn"), tr("The whole game"))
    spans = Tabs(id="span", labels=labels, chosen=1 + desk.whole)
    first, last = (1, play.view.turn) if desk.whole else (number, number)
    course = play.course(desk.track, first, last)
    if course is None:
        return (Text(label(tr("You cannot see this number.")), CONTROL, "soft_ink"),)
    told = play.turn_told(number)
    aside = "" if desk.whole else told.date
    parts: list[Widget] = [spans, titled(course.title, aside)]
    if course.steps:
        parts += [Waterfall(course, tr), Text(label(_sum(play, course)), LABEL, "soft_ink")]
    else:
        nothing = tr("Nothing has moved it on this turn.")
        if desk.whole:
            nothing = tr("Nothing has moved it yet.")
        parts.append(Text(label(nothing), CONTROL, "soft_ink"))
    return tuple(parts)


def _sum(play: Play, course: WaterfallView) -> str:
    """The course in one line."""
    return play.tr(
        "From {start} to {end}, in {n} steps.",
        start=course.start,
        end=course.end,
        n=len(course.steps),
    )


def turn_lines(play: Play, turn: TurnView) -> Widget:
    """A turn's sentences in order, with what each changed.

    What is other governments' own matter stands last.
    """
    told = told_of(turn)
    main = tuple(one for one in told if not _is_small(play, one))
    small = tuple(one for one in told if _is_small(play, one))
    lines: list[Widget] = [titled(turn.headline, turn.date)]
    if main:
        lines.append(entries(play.tr, ledger(play.voice.names, main), f"main{turn.number}"))
    else:
        lines.append(Text(label(play.tr("Nothing has happened yet.")), CONTROL, "soft_ink"))
    if small:
        lines.append(titled(play.tr("In other capitals")))
        lines.append(entries(play.tr, ledger(play.voice.names, small), f"small{turn.number}"))
    return Column(tuple(lines), gap=10)


def _is_small(play: Play, told: Told) -> bool:
    """Whether a change is one number of many of a kind, and not the seat's own."""
    slot = told.slot
    if slot is None or not slot.keys or play.seat in slot.keys:
        return False
    return any(track.id == slot.family for track in play.session.game.tracks)
