"""A decision before the seat: the case for each answer, what it would do, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.session.views import DecisionView, OptionView, StanceView
from bloc_game.ui.rich import parse
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.effects import CASE, TIGHT, Columns, effect_table
from bloc_game.ui.scenes.parts import STAND_INK, Stamp, cost_of, prose
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Choices, Link, Option
from bloc_game.ui.widgets.containers import Card, Column, Flow, Row
from bloc_game.ui.widgets.gauges import Balance
from bloc_game.ui.widgets.words import CONTROL_STRONG, HEADING, LABEL, LABEL_STRONG, Text, Widget


def decision_paper(play: Play, desk: Desk, decision: DecisionView) -> Widget:
    """The question, who answers it and by which rule, and every answer."""
    tr = play.tr
    parts: list[Widget] = [Text(label(decision.question), HEADING)]
    parts.append(Column(tuple(_deciders(play, decision)), 2))
    if decision.text:
        parts.append(prose(decision.text))
    if decision.draft:
        parts.append(Link(id="to:draft", label=tr("Read the draft")))
    if decision.support is not None:
        parts.append(_support(play, decision.support))
    if decision.sealed:
        sealed = Text(label(decision.sealed), CONTROL_STRONG)
        parts.append(Card(Column((Flow((Stamp(tr("Sealed")),)), sealed), 4)))
    options = tuple(_option(play, one) for one in decision.options)
    parts.append(Choices(id="options", options=options, chosen=desk.option))
    if decision.if_silent:
        silent = tr("If nothing is said: {answer}", answer=decision.if_silent)
        parts.append(Text(label(silent), LABEL, "soft_ink"))
    return Column(tuple(parts), gap=SPACE.small)


def _deciders(play: Play, decision: DecisionView) -> Iterator[Widget]:
    """Who decides, and by which rule."""
    who = play.tr("Decided by: {who}.", who=decision.by)
    yield Text(label(f"{who} {decision.rule}".strip()), LABEL, "soft_ink")
    if len(decision.deciders) > 1:
        names = play.tr("At the table: {names}.", names=", ".join(decision.deciders))
        yield Text(label(names), LABEL, "soft_ink")


def _support(play: Play, own: StanceView) -> Widget:
    """What the seat itself makes of the text that is voted on."""
    words = Text(label(play.tr("Your own support for the text")), LABEL)
    balance = Balance(
        low=own.low - own.threshold,
        high=own.high - own.threshold,
        bound=max(25, abs(own.low), abs(own.high)),
        ink=STAND_INK[own.stand],
        figures=40,
    )
    answer = Text(label(own.answer), LABEL_STRONG, STAND_INK[own.stand])
    return Row((words, balance, answer), (None, 112, 76), SPACE.small, middle=True)


def _option(play: Play, option: OptionView) -> Option:
    """An answer: the case on both sides, then what it would do."""
    tr = play.tr
    lines: list[Widget] = []
    text, favour, against = _with_sources(option)
    if text:
        lines.append(Text(parse(text), CASE))
    if favour or against:
        sides = tuple((Text(parse(one), CASE),) if one else () for one in (favour, against))
        lines.append(Columns(tr("For"), tr("Against"), *sides))
    if option.surprise:
        lines.append(Text(label(tr("What it will do cannot be foreseen.")), TIGHT, "focus_ink"))
    else:
        lines += effect_table(tr, option.preview, option.goals)
    return Option(
        label=option.title,
        side=cost_of(play, option.cost),
        body=Column(tuple(lines), 6) if lines else None,
        blockers=option.barred,
    )


def _with_sources(option: OptionView) -> tuple[str, str, str]:
    """The texts of an answer; a source that none of them cites stands after the last."""
    texts = [option.text.strip(), option.in_favour.strip(), option.against.strip()]
    whole = "".join(texts)
    uncited = "".join(f"[^{one}]" for one in option.sources if f"[^{one}]" not in whole)
    last = max((n for n, text in enumerate(texts) if text), default=0)
    texts[last] += uncited
    return texts[0], texts[1], texts[2]
