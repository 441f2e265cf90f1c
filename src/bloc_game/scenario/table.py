"""The table of moves: every move of every seat, bound to all it can be bound to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import Order, to_text
from bloc_game.engine.chance import number_of
from bloc_game.engine.compiled import Formula
from bloc_game.engine.game import Move, Outcome, Row, Terms
from bloc_game.engine.grounding import total
from bloc_game.engine.scope import Kind, Scope
from bloc_game.scenario.declaring import Declared, Written
from bloc_game.scenario.desk import Closer, Desk, Line, Place
from bloc_game.scenario.models import AskModel, MoveModel
from bloc_game.scenario.problems import Mark

EVERYONE = "everyone"


@dataclass(frozen=True)
class Reading:
    """A move with its formulas read."""

    move: Move
    written: Written[MoveModel]
    when: ex.Expr
    cost: ex.Expr
    lean: ex.Expr
    accept_lean: ex.Expr
    effects: tuple[Line, ...]
    outcomes: tuple[tuple[str, int, tuple[Line, ...]], ...]
    key: Mark  # of the move itself
    marks: Mapping[str, Mark]  # of its formulas, which are closed once for every row


def read_moves(declared: Declared, desk: Desk) -> tuple[Reading, ...]:
    """All moves, in declared order."""
    listed = (one for one in declared.moves.items() if one[1].model.kind != "hold")
    return tuple(_read(desk, number, *one) for number, one in enumerate(listed))


def _read(desk: Desk, number: int, name: str, written: Written[MoveModel]) -> Reading:
    model, place = written.model, written.place
    scope = _scope(desk.scope, model)
    seen = scope if model.kind != "amend" else replace(scope, gains=True)
    move = Move(
        id=name,
        index=number,
        kind=model.kind,
        binds=bound_names(model),
        seen_by=model.seen_by,
        asks=_terms(model.asks),
        gives=_terms(model.gives),
        lasts=model.lasts,
    )
    outcomes = tuple(
        (
            outcome,
            one.weight,
            desk.effects(place / "outcomes" / outcome / "effects", one.effects, scope),
        )
        for outcome, one in model.outcomes.items()
    )
    return Reading(
        move,
        written,
        desk.condition(place / "when", model.when, scope),
        desk.number(place / "cost", model.cost, scope),
        desk.number(place / "lean", model.lean, seen),
        desk.number(place / "accept_lean", model.accept_lean, scope),
        desk.effects(place / "effects", model.effects, scope),
        outcomes,
        place.key,
        {key: (place / key).node.mark for key in ("when", "cost", "lean", "accept_lean")},
    )


def _terms(model: AskModel | None) -> Terms:
    if model is None:
        return Terms()
    return Terms(model.vote, model.sway or 0, model.clause, model.capital or 0)


def bound_names(model: MoveModel) -> tuple[str, ...]:
    """What a move binds, in the order in which an order names it."""
    names = list(model.binds)
    asks_clause = any(one is not None and one.clause for one in (model.asks, model.gives))
    if model.kind == "amend" or asks_clause:
        names += [name for name in ("draft", "clause", "level") if name not in names]
    if model.kind == "pledge" and "decision" in names:
        names += [name for name in ("option",) if name not in names]
    return tuple(names)


KINDS: Mapping[str, Kind] = {
    "target": "actor",
    "draft": "draft",
    "way": "way",
    "clause": "clause",
    "level": "level",
    "decision": "decision",
    "option": "option",
}


def _scope(scope: Scope, model: MoveModel) -> Scope:
    bound: dict[str, Kind] = {"self": "actor"}
    bound |= {name: KINDS[name] for name in bound_names(model) if name in KINDS}
    return scope.binding(**bound)


# --- rows ---------------------------------------------------------------------------------------


def rows_of(declared: Declared, closer: Closer, readings: tuple[Reading, ...]) -> tuple[Row, ...]:
    """Every row, by move and then by seat, in declared order."""
    rows: list[Row] = []
    for reading in readings:
        for seat in _who(declared, closer.desk, reading):
            for binding in _bindings(declared, closer.desk, reading, seat):
                rows.append(_row(declared, closer, reading, seat, binding, len(rows)))
    return tuple(rows)


def _who(declared: Declared, desk: Desk, reading: Reading) -> tuple[str, ...]:
    by = reading.written.model.by
    place = reading.written.place / "by"
    if by == EVERYONE:
        return declared.seats
    if isinstance(by, str) and isinstance(declared.sets.get(by), list):
        listed = declared.sets[by]
    else:
        listed = by if isinstance(by, list) else [by]
    desk.all_known("actor", listed, declared.actors, place)
    return tuple(seat for seat in declared.seats if seat in listed)


def _bindings(
    declared: Declared, desk: Desk, reading: Reading, seat: str
) -> Iterator[dict[str, str]]:
    model = reading.written.model
    partial: list[dict[str, str]] = [{"self": seat}]
    for name in reading.move.binds:
        partial = [
            {**binding, name: value}
            for binding in partial
            for value in _values(declared, desk, reading, name, binding)
        ]
    for binding in partial:
        if _makes_sense(declared, model, binding):
            yield binding


def _values(
    declared: Declared, desk: Desk, reading: Reading, name: str, binding: dict[str, str]
) -> tuple[str, ...]:
    model = reading.written.model
    written = model.binds.get(name)
    place = reading.written.place / "binds" / name
    seat = binding["self"]
    match name:
        case "target":
            return _targets(declared, desk, written, seat, place)
        case "draft":
            if written is None or written == "any open draft":
                return tuple(declared.drafts)
            listed = written if isinstance(written, list) else [written]
            desk.all_known("draft", listed, declared.drafts, place)
            return tuple(draft for draft in listed if draft in declared.drafts)
        case "clause":
            return _chosen(written, declared.drafts[binding["draft"]].model.clauses)
        case "level":
            draft = declared.drafts[binding["draft"]].model
            return _chosen(written, draft.clauses[binding["clause"]].levels)
        case "option":
            decision = binding["decision"]
            return desk.scope.options.get(decision, ())
        case _:
            listed = written if isinstance(written, list) else [written or ""]
            return tuple(listed)


def _chosen(written: str | list[str] | None, there: Iterable[str]) -> tuple[str, ...]:
    """Of what a draft has, what the move names; all of it where the move names nothing."""
    named = [written] if isinstance(written, str) else written
    return tuple(one for one in there if named is None or one in named)


def _targets(
    declared: Declared, desk: Desk, written: str | list[str] | None, seat: str, place: Place
) -> tuple[str, ...]:
    named: tuple[str, ...]
    if written in ("any other seat", None):
        named = declared.seats
    elif written == "any other actor":
        named = tuple(declared.actors)
    elif isinstance(written, list):
        named = tuple(written)
    else:
        assert written is not None
        if written not in declared.sets:
            known = (*declared.sets, "any other seat", "any other actor")
            desk.known("set", written, known, place.node.mark)
            return ()
        listed = declared.sets[written]
        named = tuple(listed if isinstance(listed, list) else listed.get(seat, ()))
    desk.all_known("actor", named, declared.actors, place)
    return tuple(name for name in named if name != seat and name in declared.actors)


def _makes_sense(declared: Declared, model: MoveModel, binding: Mapping[str, str]) -> bool:
    """Rows without sense are not made: no say in the draft, or no power to change it."""
    target, draft_id = binding.get("target"), binding.get("draft")
    if model.kind == "offer" and target not in declared.seats:
        return False
    if draft_id is None:
        return True
    draft = declared.drafts[draft_id].model
    if any(one is not None and one not in draft.interests for one in (binding["self"], target)):
        return False
    if model.kind == "amend":
        return binding["self"] in (draft.sponsor, *draft.amended_by)
    return True


def _row(
    declared: Declared,
    closer: Closer,
    reading: Reading,
    seat: str,
    binding: dict[str, str],
    number: int,
) -> Row:
    model, move = reading.written.model, reading.move
    world = closer.world
    order = Order(seat, move.id, tuple(binding[name] for name in move.binds))
    draft = binding.get("draft")
    clause = level = None
    if draft is not None and "clause" in binding:
        clauses = list(declared.drafts[draft].model.clauses)
        clause = clauses.index(binding["clause"])
        level = list(declared.drafts[draft].model.clauses[binding["clause"]].levels).index(
            binding["level"]
        )
    gain = _gain(closer, binding) if move.kind == "amend" else None

    def formula(tree: ex.Expr, key: str) -> Formula:
        return closer.formula(tree, binding, reading.marks[key], gain)

    rule = f"moves.{move.id}"
    return Row(
        index=number,
        number=number_of(to_text(order)),
        order=order,
        seat=declared.seats.index(seat),
        actor=world.actors[seat],
        move=move,
        target=world.actors[binding["target"]] if "target" in binding else None,
        draft=world.drafts[draft] if draft is not None else None,
        clause=clause,
        level=level,
        subject=draft or binding.get("decision", ""),
        way=binding.get("way", binding.get("option", "for")),
        when=formula(reading.when, "when"),
        cost=formula(_price(reading.cost, move.gives), "cost"),
        lean=formula(reading.lean, "lean"),
        accept_lean=closer.formula(
            reading.accept_lean, _turned(binding), reading.marks["accept_lean"]
        ),
        effects=closer.effects(reading.effects, binding, rule, model.seen_by),
        outcomes=tuple(
            Outcome(name, weight, closer.effects(lines, binding, rule, model.seen_by))
            for name, weight, lines in reading.outcomes
        ),
        cause=closer.cause(rule, reading.key, binding, model.seen_by),
    )


def _price(cost: ex.Expr, gives: Terms) -> ex.Expr:
    """What sealing a move takes from the purse: never less than nothing, and what it gives away."""
    return total((ex.Greatest((cost, ex.Num(0))), ex.Num(gives.capital)))


def _turned(binding: dict[str, str]) -> dict[str, str]:
    """An offer as its target sees it: `self` answers, `target` is the one who offers."""
    if "target" not in binding:
        return binding
    return {**binding, "self": binding["target"], "target": binding["self"]}


def _gain(closer: Closer, binding: Mapping[str, str]) -> ex.Expr:
    """What the change adds to the mover's own support: only what the clause bears on."""
    world = closer.world
    name, clause = binding["draft"], binding["clause"]
    place = world.layout.at("level", name, clause)
    level = world.levels[name, clause][binding["level"]]
    tree = closer.bargain.interests[world.actors[binding["self"]], world.drafts[name]].support
    parts = tree.items if isinstance(tree, ex.Sum) else (tree,)
    moved = ((part, replace_cell(part, place, level)) for part in parts)
    return total(tuple(one for old, new in moved if old != new for one in (new, ex.Negative(old))))


def replace_cell(tree: ex.Expr, place: int, value: int) -> ex.Expr:
    """The same tree with one cell known."""

    def again(part: ex.Expr) -> ex.Expr:
        return replace_cell(part, place, value)

    match tree:
        case ex.Cell(index) if index == place:
            return ex.Num(value)
        case ex.Lookup(values, cell) if cell == place:
            return ex.Num(values[value])
        case ex.Arith(op, left, right):
            return ex.Arith(op, again(left), again(right))
        case ex.Compare(op, left, right):
            return ex.Compare(op, again(left), again(right))
        case ex.Either(when, yes, no):
            return ex.Either(again(when), again(yes), again(no))
        case ex.Negative(of) | ex.Magnitude(of) | ex.Not(of):
            return type(tree)(again(of))
        case ex.Sum(items) | ex.Least(items) | ex.Greatest(items) | ex.And(items) | ex.Or(items):
            return type(tree)(tuple(again(item) for item in items))
        case _:
            return tree
