"""What a map says beside its colours: who worked on whom, and a government at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bloc_game.engine import events as ev
from bloc_game.engine.phrases import number
from bloc_game.scenario.assembling import office_path
from bloc_game.session.catalogue import Catalogue, date_of, sentence
from bloc_game.session.views import OfficeView, StanceView, TableView
from bloc_game.session.views_moment import Moment
from bloc_game.session.views_table import in_office
from bloc_game.session.wording_names import Names

_TARGET = "target"
_THOUSAND = 1000
_MILLION = 1_000_000
_TENTH_OF_A_MILLION = 100_000


@dataclass(frozen=True, slots=True)
class ErrandView:
    """Somebody worked on somebody: by which kind of move, and the deed in a sentence."""

    move: str
    title: str
    by: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class ErrandsView:
    """Who worked on whom, as far as the seat was told, and on which day."""

    date: str
    errands: tuple[ErrandView, ...]
    moves: tuple[str, ...]  # every kind of move that is aimed at somebody, in order


@dataclass(frozen=True, slots=True)
class FigureView:
    """What a government can put in the scale."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SupportView:
    """What a government makes of an open draft."""

    draft: str
    title: str
    stance: StanceView


@dataclass(frozen=True, slots=True)
class GovernmentView:
    """A government at a glance, as far as the seat may know."""

    id: str
    name: str
    offices: tuple[OfficeView, ...]
    figures: tuple[FigureView, ...]
    figures_from: str
    wants: str
    goals: tuple[str, ...]
    supports: tuple[SupportView, ...]
    trust: str
    changes: tuple[str, ...]


# --- who worked on whom ---------------------------------------------------------------------------


def errands(moment: Moment) -> ErrandsView:
    """The deeds aimed at somebody on this turn; while it has none, those of the turn before."""
    aimed = tuple(move.id for move in moment.game.moves if _TARGET in move.binds)
    for number_, chapter in reversed(list(enumerate(moment.chapters, start=1))[-2:]):
        found = tuple(_errands(moment, chapter))
        if found:
            date = moment.game.turns[number_ - 1].date
            return ErrandsView(date_of(moment.tr, date), found, aimed)
    return ErrandsView("", (), aimed)


def _errands(moment: Moment, chapter: tuple[ev.Event, ...]) -> Iterator[ErrandView]:
    seen: set[tuple[str, str, str]] = set()
    binds = {move.id: move.binds for move in moment.game.moves}
    for event in chapter:
        if not isinstance(event, ev.OrderDone):
            continue
        bound = dict(zip(binds[event.move], event.binds, strict=True))
        key = event.move, event.seat, bound.get(_TARGET, "")
        if not key[2] or key in seen:
            continue
        seen.add(key)
        text = moment.tr(
            "{actor}: {deed}",
            actor=sentence(moment.names.actor(event.seat)),
            deed=moment.names.order(event.move, event.binds),
        )
        yield ErrandView(event.move, kind_of_move(moment.names, event.move), *key[1:], text)


def kind_of_move(names: Names, move: str) -> str:
    """What a move aimed at somebody is called by itself: its title up to whom it is aimed at."""
    title = names.title(f"moves.{move}.title", move)
    head, blank, _ = title.partition("{")
    return f"{sentence(head.strip())} …" if blank else title


# --- a government at a glance ---------------------------------------------------------------------


def government_view(moment: Moment, table: TableView, actor: str) -> GovernmentView:
    """What a seat may know of a government, from its table; of its own, its goals as well."""
    names = moment.names
    figures = _figures(moment, actor)
    return GovernmentView(
        id=actor,
        name=sentence(names.actor(actor)),
        offices=tuple(_offices(moment, actor)),
        figures=tuple(_figure(moment, id, value) for id, value in figures.items()),
        figures_from=_credits(moment, figures),
        wants=names.say(f"actors.{actor}.voice"),
        goals=tuple(goal.title for goal in table.seat.goals) if actor == table.seat.id else (),
        supports=tuple(_supports(table, actor)),
        trust=_trust(moment, table, actor),
        changes=tuple(_changes(table, actor)),
    )


def _offices(moment: Moment, actor: str) -> Iterator[OfficeView]:
    """Who leads it and who speaks for it abroad, on the day of the turn."""
    model = moment.voice.scenario.actors[actor]
    named: set[str] = set()
    for listed in (model.leaders, model.foreign_ministers):
        held = in_office(listed, moment.turn.date)
        if held is None or held.name in named:
            continue
        named.add(held.name)
        office = moment.names.say(office_path(held.office)) if held.office else ""
        yield OfficeView(held.name, office)


def _figures(moment: Moment, actor: str) -> Mapping[str, str]:
    """What its card says in numbers, by the ids of figures, in their declared order."""
    scenario = moment.voice.scenario
    own = scenario.actors[actor].figures
    return {id: own[id] for id in scenario.figures if id in own}


def _figure(moment: Moment, id: str, value: str) -> FigureView:
    number = Decimal(value) * moment.voice.scenario.figures[id].times
    return FigureView(moment.names.say(f"figures.{id}.title"), _number(moment.tr, number))


def _credits(moment: Moment, figures: Iterable[str]) -> str:
    """Whose numbers these are, each said once."""
    declared = moment.voice.scenario.figures
    said = [moment.names.say(f"figures.{id}.credit") for id in figures if declared[id].credit]
    credits = "; ".join(dict.fromkeys(said))
    return moment.tr("Figures: {credits}", credits=credits) if credits else ""


def _number(tr: Catalogue, number: Decimal) -> str:
    """A number to be read at a glance: millions with a tenth, thousands set off."""
    if number >= _MILLION:
        whole, tenth = divmod(int(_rounded(number / _TENTH_OF_A_MILLION)), 10)
        return tr("{whole}.{tenth} m", whole=whole, tenth=tenth)
    if number != int(number):
        whole, tenth = divmod(int(_rounded(number * 10)), 10)
        return tr("{whole}.{tenth}", whole=whole, tenth=tenth)
    thousands, rest = divmod(int(number), _THOUSAND)
    return (
        tr("{thousands},{rest}", thousands=thousands, rest=f"{rest:03}") if thousands else str(rest)
    )


def _rounded(number: Decimal) -> Decimal:
    return number.to_integral_value(ROUND_HALF_UP)


def _supports(table: TableView, actor: str) -> Iterator[SupportView]:
    for draft in table.drafts:
        if draft.status == "open":
            yield from (
                SupportView(draft.id, draft.title, stance)
                for stance in draft.stances
                if stance.actor == actor
            )


def _trust(moment: Moment, table: TableView, actor: str) -> str:
    """What the two have between them, as far as it is seen."""
    one = next((one for one in table.seat.relations if one.actor == actor), None)
    if one is None:
        return ""
    parts: list[str] = []
    if one.mine is not None:
        parts.append(moment.tr("ours in them {n}", n=number(one.mine)))
    if one.theirs is not None:
        parts.append(moment.tr("theirs in us {n}", n=number(one.theirs)))
    return moment.tr("{title}: {parts}", title=one.title, parts=" · ".join(parts))


def _changes(table: TableView, actor: str) -> Iterator[str]:
    """What this turn has done to it, in a line each."""
    for told in table.changes:
        if told.slot is not None and actor in told.slot.keys and told.kind == "change":
            yield told.text
