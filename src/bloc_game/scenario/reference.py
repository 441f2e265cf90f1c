"""The reference of the format, written from the models, the language and the codes themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bloc_game.engine.changing import AFTER, DOERS
from bloc_game.engine.readings import ADOPTED_BY, CHOSE, CHOSE_BY, READERS
from bloc_game.scenario import map_models, models, parts
from bloc_game.scenario.cases import CaseModel, PlayModel
from bloc_game.scenario.codes import CODES

ORDER: tuple[type[BaseModel], ...] = (
    models.ScenarioModel, models.TurnModel, models.DecisionModel, models.OptionModel,
    models.CountModel, models.EventModel, models.EndingModel, models.SeatModel, models.GoalModel,
    models.RuleModel, parts.TrackModel, parts.BodyModel, parts.ChamberModel, parts.DraftModel,
    parts.ClauseModel, parts.InterestModel, parts.AlsoModel, parts.SecretModel, parts.MoveModel,
    parts.AskModel, parts.OutcomeModel, parts.EachBlock, parts.IfBlock, parts.ActorModel,
    parts.Office, parts.FigureModel, parts.MapModel, parts.SideModel, models.RulebookModel,
    parts.SourceModel, parts.CodexModel, CaseModel, PlayModel, map_models.PlanModel,
    map_models.PlaceModel, map_models.InsetModel, map_models.TerritoryModel,
)  # fmt: skip
READ_AS = {
    "_name": "id", "_prose": "text", "_formula": "formula", "whole": "number", "_day": "date",
    "_yes_no": "true or false", "_source_id": "id of a source", "_span": "two numbers",
    "_figure": "number", "_degrees": "number", "_box": "four numbers",
    "_english": "text, by language",
}  # fmt: skip
"""What a value is, by the function in `scalars` that reads it."""
FUNCTIONS = {
    "member": "ACTOR sits in BODY.", "fact": "FACT holds.", "happened": "EVENT has happened.",
    "adopted": "The body of DRAFT has adopted it.", "in_effect": "DRAFT has taken effect.",
    "on_table": "DRAFT lies on the table.", "knows": "ACTOR knows SECRET.",
    "pledge": "1 where ACTOR has publicly promised to vote for DRAFT, −1 against it, else 0.",
    "support": "How much ACTOR likes DRAFT as it stands.",
    "own_support": "The same for the seat that moves or chooses.",
    "accepts": "ACTOR would accept DRAFT as it stands.",
    "price": "How many levels must change until ACTOR accepts DRAFT; 99 where none would do.",
}  # fmt: skip
STATEMENTS = {
    "join": "ACTOR becomes a member.", "leave": "ACTOR is no longer a member.",
    "set": "FACT holds from now on.", "unset": "FACT holds no more.",
    "table": "DRAFT comes to the table.", "withdraw": "DRAFT leaves the table.",
    "open": "DECISION, which waits, may be put from now on.", "close": "It is not put any more.",
    "cancel": "A called EVENT does not come.",
    "reveal": "SEAT learns a secret, or all secrets of an actor.", "end": "The game ends so.",
}  # fmt: skip


def reference() -> str:
    """The whole page."""
    parts_of_it = (_head(), *map(_model, ORDER), _language(), _statements(), _codes())
    return "\n".join(parts_of_it)


def _head() -> str:
    return """# Reference of the format

This page is written by the program from what it reads scenarios with, and a test holds it to that.
How to begin: [first-scenario.md](first-scenario.md). How to do things: [cookbook.md](cookbook.md).

A key in **bold** must be there. An *id* is `small_letters_and_digits`, or a code such as `USA`. A
*formula* is one line in the language of rules; *effects* are statements parted by `;`, or a list
with one a line.
"""


def _model(model: type[BaseModel]) -> str:
    said = (model.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
    rows = "\n".join(_row(name, info) for name, info in _own(model))
    name = model.__name__.removesuffix("Model").removesuffix("Block")
    return f"## {name}\n\n{said}\n\n| Key | Holds | Means |\n|---|---|---|\n{rows}\n"


def _own(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        yield info.alias or name, info


def _row(name: str, info: FieldInfo) -> str:
    key = f"**`{name}`**" if info.is_required() else f"`{name}`"
    holds = _read_as(info.metadata) or _kind(info.annotation)
    for limit in info.metadata:
        for bound, sign in (("ge", "≥"), ("le", "≤")):
            if (value := getattr(limit, bound, None)) is not None:
                holds += f" {sign} {value}"
    default = info.default
    said = info.description or ""
    if isinstance(default, str | int) and not isinstance(default, bool) and default != "":
        said += f" Left out: `{default}`."
    return f"| {key} | {holds} | {said} |"


def _kind(kind: object) -> str:
    """What a key holds, in plain words."""
    if kind == get_args(parts.Effects)[0]:
        return "effects"
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _read_as(inner[1:]) or _kind(inner[0])
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in inner)
    if origin in (Union, UnionType):
        ways = dict.fromkeys(_kind(one) for one in inner if one is not type(None))
        return " or ".join(ways)
    if origin is list:
        return f"list of {_kind(inner[0])}"
    if origin is dict:
        return f"{_kind(inner[1])}, by id"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        name = kind.__name__.removesuffix("Model").removesuffix("Block")
        return f"[{name}](#{name.lower()})"
    return {"str": "text", "int": "number", "bool": "true or false"}.get(
        getattr(kind, "__name__", ""), "date"
    )


def _read_as(metadata: Iterable[object]) -> str:
    names = (getattr(getattr(one, "func", None), "__name__", "") for one in metadata)
    return next((READ_AS[name] for name in names if name in READ_AS), "")


def _language() -> str:
    rows = [f"| `{reader.shown}` | {FUNCTIONS[name]} |" for name, reader in READERS.items()]
    rows += [
        f"| `{ADOPTED_BY.shown}` | BODY, one of several that must, has adopted DRAFT. |",
        f"| `{CHOSE}` | DECISION came out so; of a ballot `adopted` or `rejected`. |",
        f"| `{CHOSE_BY}` | ACTOR answered so. |",
        "| `any(E for m in S)`, `all(…)` | E holds for one, for each member of a set. |",
        "| `sum(E for m in S)`, `count(…)` | The sum of E, and how many E holds for. |",
        "| `min(a, b)`, `max(a, b)`, `abs(x)`, `clamp(x, LOW, HIGH)` | As they say. |",
    ]
    return (
        """## Language of rules

A formula reads tracks by name (`tension`, `trust[USA, SUN]`), levels (`level[DRAFT, CLAUSE] ==
LEVEL`), `turn` and `date`, and reckons in whole numbers with `+ - * // %` (a divisor is written
out), comparisons, `and`, `or`, `not`, and `A if CONDITION else B`. `members(BODY)` and the names of
sets are what loops go through. In moves and options `self` is who acts; in moves `target`, `draft`,
`way`, `clause` and `level` are what is bound, and `gain` is what an amendment adds to one's own
support.

| Written | Means |
|---|---|
"""
        + "\n".join(rows)
        + "\n"
    )


def _statements() -> str:
    rows = [
        "| `track += n`, `track -= n` | A track moves, within its range. |",
        "| `level[DRAFT, CLAUSE] = LEVEL` | A clause goes to a level. |",
    ]
    rows += [f"| `{doer.shown}` | {STATEMENTS[name]} |" for name, doer in DOERS.items()]
    rows += [
        f"| `{AFTER}` | A called EVENT comes so many turns from now. |",
        "| `- each: m in SET` / `do: …` | For each member, in declared order. |",
        "| `- if: CONDITION` / `do: …` | Only where it holds at that moment. |",
    ]
    return "## Statements\n\n| Written | Does |\n|---|---|\n" + "\n".join(rows) + "\n"


def _codes() -> str:
    rows = [f"| `{code}` | {said} |" for code, said in sorted(CODES.items())]
    return (
        "## Codes of problems\n\n`# bloc: allow CODE until 2027-01-01 because …` beside a line, or "
        "alone above it, allows a warning or a note there.\n\n| Code | Means |\n|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )
