"""What an author may write, key by key.

These models are the single description of the format: the loader validates with them, the JSON
Schema for editors is exported from them, and the reference is generated from their descriptions.
They hold text and numbers as written; what a formula means is decided in `compiling`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bloc_game.scenario.parts import (
    ActorModel,
    AskModel,
    Based,
    BodyModel,
    CodexModel,
    DraftModel,
    EachBlock,
    Effects,
    IfBlock,
    InterestModel,
    MoveModel,
    Names,
    Office,
    SecretModel,
    SourceModel,
    TrackModel,
    Written,
)
from bloc_game.scenario.scalars import Day, Formula, Name, Prose, Whole, YesNo

__all__ = [
    "ActorModel",
    "AskModel",
    "BodyModel",
    "CodexModel",
    "DecisionModel",
    "Declarations",
    "DraftModel",
    "EachBlock",
    "EndingModel",
    "EventModel",
    "GoalModel",
    "IfBlock",
    "InterestModel",
    "MoveModel",
    "Office",
    "OptionModel",
    "RuleModel",
    "RulebookModel",
    "ScenarioModel",
    "SeatModel",
    "SecretModel",
    "SourceModel",
    "TrackModel",
    "TurnModel",
]


class OptionModel(Based):
    """One answer to a decision."""

    title: Prose
    text: Prose | None = None
    for_: Annotated[Prose, Field(alias="for", description="Its best case, a sentence.")]
    against: Annotated[Prose, Field(description="The best case against it, a sentence.")]
    when: Annotated[Formula | None, Field(description="Barred unless it holds.")] = None
    needs: Annotated[Prose | None, Field(description="Why it is barred, in words.")] = None
    cost: Annotated[Formula, Field(description="Paid from the purse.")] = "0"
    effects: Effects | None = None
    lean: Annotated[Formula, Field(description="How much a policy likes it.")] = "0"
    surprise: Annotated[YesNo, Field(description="Hide its effects beforehand.")] = False
    record: Annotated[YesNo, Field(description="What history did.")] = False


class CountModel(Written):
    """How many voted for and against a motion in history."""

    for_: Annotated[Whole, Field(alias="for", ge=0, description="Votes for the motion.")]
    against: Annotated[Whole, Field(ge=0, description="Votes against the motion.")]


class DecisionModel(Based):
    """A choice, a common choice, or a ballot on a draft."""

    id: Name
    by: Annotated[Name, Field(description="An actor or a body.")]
    question: Prose
    text: Prose | None = None
    on: Annotated[Name | None, Field(description="A draft: makes it a ballot.")] = None
    motion: Annotated[
        Literal["adopt", "reject"], Field(description="`reject`: passing it kills the draft.")
    ] = "adopt"
    when: Annotated[Formula | None, Field(description="Put only where it holds.")] = None
    waits: Annotated[YesNo, Field(description="Put only after `open(...)`.")] = False
    otherwise: Annotated[Name | None, Field(description="Taken when nobody answers.")] = None
    fallback: Annotated[Name | None, Field(description="Taken when the body cannot agree.")] = None
    options: dict[Name, OptionModel] = {}
    record: Annotated[
        dict[Name, Name], Field(description="What each did: an option, or for / against / abstain.")
    ] = {}
    came_out: Annotated[
        Literal["adopted", "rejected"] | None,
        Field(description="How the ballot came out in history, where members are not on record."),
    ] = None
    counted: Annotated[
        CountModel | None, Field(description="The count of the ballot in history; name a source.")
    ] = None
    if_adopted: Annotated[Effects | None, Field(description="A ballot that passes.")] = None
    if_not: Annotated[Effects | None, Field(description="A ballot that fails.")] = None
    against_interest: Annotated[
        Whole | None, Field(description="Cost for each 10 points of defiance.")
    ] = None


class EventModel(Based):
    """Something that happens, certain or by chance."""

    id: Name
    headline: Prose | None = None
    text: Prose
    turns: Annotated[Names | None, Field(description="The turns on which it may come.")] = None
    when: Annotated[Formula | None, Field(description="Comes only where it holds.")] = None
    chance: Annotated[Formula | None, Field(description="In 100, drawn where `when` holds.")] = None
    called: Annotated[YesNo, Field(description="Comes only by `after(n, event)`.")] = False
    effects: Effects | None = None
    record: Annotated[YesNo | None, Field(description="Did it happen?")] = None


class TurnModel(Based):
    """One dated turn: its news, its moves, its decisions."""

    id: Name
    date: Day
    place: Prose | None = None
    headline: Prose
    text: Prose
    telegrams: Annotated[
        dict[Name, Prose], Field(description="What only this seat reads this turn.")
    ] = {}
    moves: Annotated[Names | None, Field(description="Moves allowed; all when absent.")] = None
    news: list[EventModel] = []
    decisions: list[DecisionModel] = []


class EndingModel(Based):
    """How it came out."""

    id: Name
    title: Prose
    text: Prose
    when: Formula | None = None
    otherwise: Annotated[YesNo, Field(description="The last ending: when no other holds.")] = False
    any_turn: Annotated[YesNo, Field(description="Looked at every turn.")] = False
    record: YesNo = False


class GoalModel(Written):
    """Something a seat wants, worth points."""

    title: Prose
    worth: Annotated[Whole, Field(ge=1, le=100, description="Points; a seat's sum to 100.")]
    score: Annotated[Formula, Field(description="0 to 100; a condition counts 0 or 100.")]


class SeatModel(Based):
    """A government that may be played."""

    brief: Annotated[Prose, Field(description="Public, at most 120 words.")]
    secret: Annotated[Prose | None, Field(description="On the owner's card only.")] = None
    difficulty: Literal["easy", "middling", "hard"] = "middling"
    goals: dict[Name, GoalModel]


class RuleModel(Based):
    """A rule that runs at the close of every turn."""

    id: Name
    when: Formula | None = None
    effects: Effects
    because: Prose | None = None


class Declarations(Based):
    """What a rulebook and a scenario may both declare."""

    sets: Annotated[
        dict[Name, list[Name] | dict[Name, list[Name]]],
        Field(description="Named lists of actors; as a mapping, a list for each actor (`self`)."),
    ] = {}
    tracks: dict[Name, TrackModel] = {}
    facts: Annotated[
        list[Name] | dict[Name, Prose], Field(description="Yes or no; no at the start.")
    ] = []
    bodies: dict[Name, BodyModel] = {}
    drafts: dict[Name, DraftModel] = {}
    moves: dict[Name, MoveModel] = {}
    purse: Annotated[Name | None, Field(description="The track that pays costs.")] = None
    sway: Annotated[Name | None, Field(description="The track that holds sway.")] = None
    defiance: Annotated[Whole | None, Field(description="Cost for each 10 points.")] = None
    on_breach: Annotated[
        Effects | None, Field(description="When `self` breaks its word to `target`.")
    ] = None
    each_turn: list[RuleModel] = []


class RulebookModel(Declarations):
    """What many scenarios share."""

    id: Name
    title: Prose
    actors: Annotated[dict[Name, ActorModel], Field(description="Or in `actors.yaml`.")] = {}


class ScenarioModel(Declarations):
    """One playable history."""

    id: Name
    extends: Annotated[Name | None, Field(description="The rulebook.")] = None
    title: Prose
    summary: Prose
    minutes: Annotated[Whole, Field(description="Minutes a first game takes.")] = 45
    actors: Annotated[
        list[Name] | dict[Name, ActorModel] | None,
        Field(description="Who takes part; without a rulebook, declared here."),
    ] = None
    moves_per_turn: Annotated[Whole, Field(ge=0, le=4)] = 2
    turns: list[TurnModel]
    news_any_turn: Annotated[list[EventModel], Field(description="Waits for its moment.")] = []
    endings: list[EndingModel]
    seats: dict[Name, SeatModel]
    record: Annotated[
        dict[Name, list[Formula]], Field(description="Recorded moves: `USA lobby GBR reply up`.")
    ] = {}
