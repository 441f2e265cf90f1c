"""Moves that could not be made, or would do nothing: what they bind, ask, give and cost."""

from __future__ import annotations

import re

from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.declaring import Declared, Written
from bloc_game.scenario.desk import Desk, Place
from bloc_game.scenario.models import AskModel, MoveModel
from bloc_game.scenario.table import KINDS, bound_names

BINDABLE = tuple(name for name in KINDS if name != "option")
WAYS = ("for", "against")
_BLANK = re.compile(r"\{(\w+)\}")


def check_moves(declared: Declared, desk: Desk) -> None:
    """Every move can be made, and does what its kind says."""
    for written in declared.moves.values():
        _check_bindings(declared, desk, written)
        match written.model.kind:
            case "offer":
                _check_offer(declared, desk, written)
            case "pledge":
                _check_pledge(desk, written)
            case _:
                _check_no_bargain(desk, written)
        if declared.purse is None and written.model.cost != "0":
            _no_purse(desk, written.place / "cost")


def _check_bindings(declared: Declared, desk: Desk, written: Written[MoveModel]) -> None:
    model, place = written.model, written.place
    for name in model.binds:
        desk.known("binding", name, BINDABLE, (place / "binds" / name).key)
    bound = bound_names(model)
    for name in _BLANK.findall(model.title):
        desk.known("binding", name, bound, (place / "title").node.mark)
    decisions = [one.model.id for _, one in declared.decisions()]
    named = model.binds.get("decision", [])
    listed = named if isinstance(named, list) else [named]
    desk.all_known("decision", listed, decisions, place / "binds" / "decision")


def _check_offer(declared: Declared, desk: Desk, written: Written[MoveModel]) -> None:
    model, place = written.model, written.place
    if "target" not in model.binds:
        _missing(
            desk,
            place / "binds",
            phrase("an offer is made to nobody"),
            "target: any other seat",
        )
    if model.asks is None and model.gives is None:
        _missing(
            desk,
            place / "kind",
            phrase("an offer neither asks nor gives"),
            "asks: {vote: for}",
        )
    for key, side in (("asks", model.asks), ("gives", model.gives)):
        if side is not None:
            _check_side(declared, desk, place / key, model, side)


def _check_side(
    declared: Declared, desk: Desk, place: Place, model: MoveModel, side: AskModel
) -> None:
    if (side.vote or side.sway) and "draft" not in bound_names(model):
        what = phrase("an offer about a draft does not say which")
        _missing(desk, place, what, "draft: any open draft")
    if side.sway and declared.sway is None:
        _missing(desk, place / "sway", phrase("no track keeps sway"), "sway: sway")
    if side.capital and declared.purse is None:
        _no_purse(desk, place / "capital")


def _check_pledge(desk: Desk, written: Written[MoveModel]) -> None:
    model, place = written.model, written.place
    names = model.binds
    if "decision" in names:
        return
    if "draft" not in names or "way" not in names:
        what = phrase("a pledge does not say what is promised")
        _missing(desk, place / "binds", what, "draft: any open draft, way: [for, against]")
        return
    ways = names["way"]
    desk.all_known("way", ways if isinstance(ways, list) else [ways], WAYS, place / "binds" / "way")


def _check_no_bargain(desk: Desk, written: Written[MoveModel]) -> None:
    model, place = written.model, written.place
    for key, side in (("asks", model.asks), ("gives", model.gives)):
        if side is not None:
            desk.report(
                "unknown-key",
                (place / key).key,
                phrase("a move of kind '{kind}' cannot have `{key}`", kind=model.kind, key=key),
                phrase("only an offer asks and gives"),
                phrase("write `kind: offer`, or take `{key}` out", key=key),
            )


def _missing(desk: Desk, place: Place, what: Phrase, add: str) -> None:
    desk.report(
        "missing-key",
        place.node.mark,
        what,
        phrase("without it the move could do nothing"),
        phrase("add `{add}`", add=add),
    )


def _no_purse(desk: Desk, place: Place) -> None:
    _missing(
        desk,
        place,
        phrase("something is paid, but no track is the purse"),
        "purse: TRACK",
    )
