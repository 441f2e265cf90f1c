"""The reference of the format, written from the models, the language and the codes themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import getdoc
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bloc_game.engine.changing import AFTER, DOERS
from bloc_game.engine.phrases import Phrase, as_phrase, either, phrase, row
from bloc_game.engine.readings import ADOPTED_BY, CHOSE, CHOSE_BY, READERS
from bloc_game.scenario import map_models, models, parts
from bloc_game.scenario.cases import CaseModel, PlayModel
from bloc_game.scenario.codes import CODES

Say = Callable[[str], str]  # puts a phrase in the reader's language

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
    "_name": phrase("id"), "_prose": phrase("text"), "_formula": phrase("formula"),
    "whole": phrase("number"), "_day": phrase("date"), "_yes_no": phrase("true or false"),
    "_source_id": phrase("id of a source"), "_span": phrase("two numbers"),
    "_figure": phrase("number"), "_degrees": phrase("number"), "_box": phrase("four numbers"),
    "_english": phrase("text, by language"),
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


def reference(say: Say = str) -> str:
    """The whole page, in the reader's language."""
    page = _Page(say)
    models_of_it = map(page.model, ORDER)
    return "\n".join((page.head(), *models_of_it, page.language(), page.statements(), page.codes()))


@dataclass(frozen=True)
class _Page:
    """Writes the parts of the page."""

    say: Say

    def head(self) -> str:
        """What the page is, and how it is read."""
        title = phrase("Reference of the format")
        made = phrase(
            "This page is written by the program from what it reads scenarios with, and a test "
            "holds it to that. How to begin: [first-scenario.md](first-scenario.md). How to do "
            "things: [cookbook.md](cookbook.md)."
        )
        read = phrase(
            "A key in **bold** must be there. An *id* is `small_letters_and_digits`, or a code "
            "such as `USA`. A *formula* is one line in the language of rules; *effects* are "
            "statements parted by `;`, or a list with one a line."
        )
        return f"# {self.say(title)}\n\n{self.say(made)}\n\n{self.say(read)}\n"

    def model(self, model: type[BaseModel]) -> str:
        """What may be written in one kind of place."""
        said = self.say(as_phrase(getdoc(model) or ""))
        rows = "\n".join(self._row(name, info) for name, info in _own(model))
        head = self._table(phrase("Key"), phrase("Holds"), phrase("Means"))
        return f"## {_named(model)}\n\n{said}\n\n{head}{rows}\n"

    def _table(self, *columns: Phrase) -> str:
        line = " | ".join(map(self.say, columns))
        return f"| {line} |\n|{'---|' * len(columns)}\n"

    def _row(self, name: str, info: FieldInfo) -> str:
        key = f"**`{name}`**" if info.is_required() else f"`{name}`"
        holds = self.say(_read_as(info.metadata) or _kind(info.annotation))
        for limit in info.metadata:
            for bound, sign in (("ge", "≥"), ("le", "≤")):
                if (value := getattr(limit, bound, None)) is not None:
                    holds += f" {sign} {value}"
        default = info.default
        said = self.say(as_phrase(info.description or ""))
        if isinstance(default, str | int) and not isinstance(default, bool) and default != "":
            said += " " + self.say(phrase("Left out: `{default}`.", default=str(default)))
        return f"| {key} | {holds} | {said} |"

    def language(self) -> str:
        """What formulas may say."""
        listed = {reader.shown: as_phrase(FUNCTIONS[name]) for name, reader in READERS.items()} | {
            ADOPTED_BY.shown: phrase("BODY, one of several that must, has adopted DRAFT."),
            CHOSE: phrase("DECISION came out so; of a ballot `adopted` or `rejected`."),
            CHOSE_BY: phrase("ACTOR answered so."),
            "any(E for m in S)`, `all(…)": phrase("E holds for one, for each member of a set."),
            "sum(E for m in S)`, `count(…)": phrase("The sum of E, and how many E holds for."),
            "min(a, b)`, `max(a, b)`, `abs(x)`, `clamp(x, LOW, HIGH)": phrase("As they say."),
        }
        said = self.say(
            phrase(
                "A formula reads tracks by name (`tension`, `trust[USA, SUN]`), levels "
                "(`level[DRAFT, CLAUSE] == LEVEL`), `turn` and `date`, and reckons in whole "
                "numbers with `+ - * // %` (a divisor is written out), comparisons, `and`, `or`, "
                "`not`, and `A if CONDITION else B`. `members(BODY)` and the names of sets are "
                "what loops go through. In moves and options `self` is who acts; in moves "
                "`target`, `draft`, `way`, `clause` and `level` are what is bound, and `gain` is "
                "what an amendment adds to one's own support."
            )
        )
        title = self.say(phrase("Language of rules"))
        return f"## {title}\n\n{said}\n\n{self._written(phrase('Means'), listed)}"

    def statements(self) -> str:
        """What effects may do."""
        listed = {
            "track += n`, `track -= n": phrase("A track moves, within its range."),
            "level[DRAFT, CLAUSE] = LEVEL": phrase("A clause goes to a level."),
            **{doer.shown: as_phrase(STATEMENTS[name]) for name, doer in DOERS.items()},
            AFTER: phrase("A called EVENT comes so many turns from now."),
            "- each: m in SET` / `do: …": phrase("For each member, in declared order."),
            "- if: CONDITION` / `do: …": phrase("Only where it holds at that moment."),
        }
        title = self.say(phrase("Statements"))
        return f"## {title}\n\n{self._written(phrase('Does'), listed)}"

    def _written(self, does: Phrase, listed: Mapping[str, Phrase]) -> str:
        rows = [f"| `{shown}` | {self.say(said)} |\n" for shown, said in listed.items()]
        return self._table(phrase("Written"), does) + "".join(rows)

    def codes(self) -> str:
        """What the checker finds."""
        say = self.say
        rows = [f"| `{code}` | {say(as_phrase(CODES[code]))} |\n" for code in sorted(CODES)]
        allowing = say(
            phrase(
                "`# bloc: allow CODE until 2027-01-01 because …` beside a line, or alone above "
                "it, allows a warning or a note there."
            )
        )
        head = self._table(phrase("Code"), phrase("Means"))
        return f"## {say(phrase('Codes of problems'))}\n\n{allowing}\n\n{head}{''.join(rows)}"


def _named(model: type[BaseModel]) -> str:
    return model.__name__.removesuffix("Model").removesuffix("Block")


def _own(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        yield info.alias or name, info


def _kind(kind: object) -> Phrase:
    """What a key holds, in plain words."""
    if kind == get_args(parts.Effects)[0]:
        return phrase("effects")
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _read_as(inner[1:]) or _kind(inner[0])
    if origin is Literal:
        return either(f"`{one}`" for one in inner)
    if origin in (Union, UnionType):
        return either(dict.fromkeys(_kind(one) for one in inner if one is not type(None)))
    if origin is list:
        return phrase("list of {kind}", kind=_kind(inner[0]))
    if origin is dict:
        return phrase("{kind}, by id", kind=_kind(inner[1]))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return row([f"[{_named(kind)}](#{_named(kind).lower()})"])
    name = getattr(kind, "__name__", "")
    return {
        "str": phrase("text"),
        "int": phrase("number"),
        "bool": phrase("true or false"),
    }.get(name, phrase("date"))


def _read_as(metadata: Iterable[object]) -> Phrase | None:
    names = (getattr(getattr(one, "func", None), "__name__", "") for one in metadata)
    return next((READ_AS[name] for name in names if name in READ_AS), None)
