"""The leaf of luck and skill: what the seat made of the game, and one branch to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.report.luck import LuckView, WeightyView
from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Beside, Column, Flow
from bloc_game.ui.widgets.gauges import Whisker
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    PROSE,
    Text,
    Widget,
)

_SENTENCE = 320.0


@dataclass(frozen=True, slots=True)
class Luck:
    """What has been found so far, and whether that is all."""

    view: LuckView | None
    done: bool


def luck_leaf(luck: Luck, tr: Catalogue) -> Widget:
    """How far the game was the seat's own doing; it fills in while one reads."""
    aside = "" if luck.done else tr("being worked out")
    parts: list[Widget] = [titled(tr("Luck and skill"), aside)]
    if luck.view is None:
        said = tr("There is none.") if luck.done else tr("The staff plays on from each choice.")
        return Column((*parts, Text(label(said), ASIDE, "soft_ink")))
    view = luck.view
    parts.append(Text(label(view.summary), PROSE))
    parts.append(Text(label(view.basis), LABEL, "soft_ink"))
    if view.weighty:
        parts.append(titled(tr("What most hung on"), tr("right of the stroke: better for you")))
        parts += [Column(tuple(_weighty(one, view.reach, tr)), 2) for one in view.weighty]
    if view.to_try:
        parts.append(Text(label(view.to_try), PROSE))
        parts.append(Flow((Button(id="try", label=tr("Go back and try it"), key="T"),)))
    return Column(tuple(parts), SPACE.medium)


def _weighty(one: WeightyView, reach: float, tr: Catalogue) -> Iterator[Widget]:
    yield Text(label(one.turn), LABEL, "soft_ink")
    yield Text(label(one.asked), HEADING)
    yield Text(label(tr("You: {done}", done=one.done)), CONTROL_STRONG)
    for other in one.others:
        line = Whisker(other.more, other.low, other.high, (-reach, reach), stroke=0)
        yield Beside((Text(label(other.said), CONTROL), line), _SENTENCE, SPACE.medium)
