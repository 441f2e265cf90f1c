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
    FigureModel,
    IfBlock,
    InterestModel,
    MapModel,
    MoveModel,
    Names,
    Office,
    SecretModel,
    SideModel,
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
    "FigureModel",
    "GoalModel",
    "IfBlock",
    "InterestModel",
    "MapModel",
    "MoveModel",
    "Office",
    "OptionModel",
    "RuleModel",
    "RulebookModel",
    "ScenarioModel",
    "SeatModel",
    "SecretModel",
    "SideModel",
    "SourceModel",
    "TrackModel",
    "TurnModel",
]


class OptionModel(Based):
    """One answer to a decision."""

    title: Annotated[Prose, Field(description="The answer in a few words.")]
    text: Annotated[Prose | None, Field(description="What it means, for a player.")] = None
    for_: Annotated[Prose, Field(alias="for", description="Its best case, a sentence.")]
    against: Annotated[Prose, Field(description="The best case against it, a sentence.")]
    when: Annotated[Formula | None, Field(description="Barred unless it holds.")] = None
    needs: Annotated[Prose | None, Field(description="Why it is barred, in words.")] = None
    cost: Annotated[Formula, Field(description="Paid from the purse.")] = "0"
    effects: Annotated[Effects | None, Field(description="What it does when it is taken.")] = None
    lean: Annotated[Formula, Field(description="How much a policy likes it.")] = "0"
    surprise: Annotated[YesNo, Field(description="Hide its effects beforehand.")] = False
    record: Annotated[YesNo, Field(description="What history did.")] = False


class CountModel(Written):
    """How many voted for and against a motion in history."""

    for_: Annotated[Whole, Field(alias="for", ge=0, description="Votes for the motion.")]
    against: Annotated[Whole, Field(ge=0, description="Votes against the motion.")]


class DecisionModel(Based):
    """A choice, a common choice, or a ballot on a draft."""

    id: Annotated[Name, Field(description="Its name in rules.")]
    by: Annotated[Name, Field(description="A seat or a body.")]
    question: Annotated[Prose, Field(description="What is asked.")]
    text: Annotated[Prose | None, Field(description="What one must know to answer.")] = None
    on: Annotated[Name | None, Field(description="A draft: makes it a ballot.")] = None
    motion: Annotated[
        Literal["adopt", "reject"], Field(description="`reject`: passing it kills the draft.")
    ] = "adopt"
    when: Annotated[Formula | None, Field(description="Put only where it holds.")] = None
    waits: Annotated[YesNo, Field(description="Put only after `open(...)`.")] = False
    otherwise: Annotated[Name | None, Field(description="Taken when nobody answers.")] = None
    fallback: Annotated[Name | None, Field(description="Taken when the body cannot agree.")] = None
    options: Annotated[
        dict[Name, OptionModel], Field(description="The answers; none for a ballot.")
    ] = {}
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

    id: Annotated[Name, Field(description="Its name in rules.")]
    headline: Annotated[Prose | None, Field(description="Its telegram's heading.")] = None
    text: Annotated[Prose, Field(description="What happens, as it is told.")]
    turns: Annotated[Names | None, Field(description="The turns on which it may come.")] = None
    when: Annotated[Formula | None, Field(description="Comes only where it holds.")] = None
    chance: Annotated[Formula | None, Field(description="In 100, drawn where `when` holds.")] = None
    called: Annotated[YesNo, Field(description="Comes only by `after(n, event)`.")] = False
    effects: Annotated[Effects | None, Field(description="What it does.")] = None
    record: Annotated[YesNo | None, Field(description="Did it happen?")] = None


class TurnModel(Based):
    """One dated turn: its news, its moves, its decisions."""

    id: Annotated[Name, Field(description="Its name in rules.")]
    date: Annotated[Day, Field(description="Its day, after that of the turn before: `1954-03-31`.")]
    place: Annotated[Prose | None, Field(description="Where the scene is.")] = None
    headline: Annotated[Prose, Field(description="Its heading.")]
    text: Annotated[Prose, Field(description="What everybody knows as it opens.")]
    telegrams: Annotated[
        dict[Name, Prose], Field(description="What only this seat reads this turn.")
    ] = {}
    moves: Annotated[Names | None, Field(description="Moves allowed; all when absent.")] = None
    news: Annotated[
        list[EventModel], Field(description="What may happen as it opens, in order.")
    ] = []
    decisions: Annotated[
        list[DecisionModel], Field(description="What is decided on it, in order.")
    ] = []


class EndingModel(Based):
    """How it came out."""

    id: Annotated[Name, Field(description="Its name in rules.")]
    title: Annotated[Prose, Field(description="Its heading.")]
    text: Annotated[Prose, Field(description="How it came out, as it is told.")]
    when: Annotated[
        Formula | None, Field(description="It comes where this holds and no earlier one does.")
    ] = None
    otherwise: Annotated[YesNo, Field(description="The last ending: when no other holds.")] = False
    any_turn: Annotated[YesNo, Field(description="Looked at every turn.")] = False
    record: Annotated[YesNo, Field(description="Did history end so?")] = False


class GoalModel(Written):
    """Something a seat wants, worth points."""

    title: Annotated[Prose, Field(description="What it is, in a few words.")]
    worth: Annotated[Whole, Field(ge=1, le=100, description="Points; a seat's sum to 100.")]
    score: Annotated[Formula, Field(description="0 to 100; a condition counts 0 or 100.")]


class SeatModel(Based):
    """A government that may be played."""

    brief: Annotated[Prose, Field(description="Public, at most 120 words.")]
    secret: Annotated[Prose | None, Field(description="On the owner's card only.")] = None
    difficulty: Annotated[
        Literal["easy", "middling", "hard"], Field(description="How hard the seat is.")
    ] = "middling"
    goals: Annotated[
        dict[Name, GoalModel], Field(description="What it wants; their `worth` adds up to 100.")
    ]


class RuleModel(Based):
    """A rule that runs at the close of every turn."""

    id: Annotated[Name, Field(description="Its name in reports.")]
    when: Annotated[Formula | None, Field(description="It runs where this holds.")] = None
    effects: Effects
    because: Annotated[Prose | None, Field(description="Why, in a sentence.")] = None


class Declarations(Based):
    """What a rulebook and a scenario may both declare."""

    sets: Annotated[
        dict[Name, list[Name] | dict[Name, list[Name]]],
        Field(description="Named lists of actors; as a mapping, a list for each actor (`self`)."),
    ] = {}
    tracks: Annotated[
        dict[Name, TrackModel], Field(description="Numbers that the game moves.")
    ] = {}
    facts: Annotated[
        list[Name] | dict[Name, Prose], Field(description="Yes or no; no at the start.")
    ] = []
    bodies: Annotated[
        dict[Name, BodyModel], Field(description="Where actors decide together.")
    ] = {}
    drafts: Annotated[dict[Name, DraftModel], Field(description="Texts to bargain over.")] = {}
    moves: Annotated[
        dict[Name, MoveModel], Field(description="What seats may do between decisions.")
    ] = {}
    purse: Annotated[Name | None, Field(description="The track that pays costs.")] = None
    sway: Annotated[Name | None, Field(description="The track that holds sway.")] = None
    defiance: Annotated[Whole | None, Field(description="Cost for each 10 points.")] = None
    on_breach: Annotated[
        Effects | None, Field(description="When `self` breaks its word to `target`.")
    ] = None
    each_turn: Annotated[
        list[RuleModel], Field(description="Rules that run at the close of every turn.")
    ] = []
    figures: Annotated[
        dict[Name, FigureModel], Field(description="What cards of actors say in numbers.")
    ] = {}
    map: Annotated[
        MapModel | None, Field(description="The map, and where one can stand on it.")
    ] = None


class RulebookModel(Declarations):
    """What many scenarios share."""

    id: Annotated[Name, Field(description="Its folder's name.")]
    title: Annotated[Prose, Field(description="Its name.")]
    actors: Annotated[dict[Name, ActorModel], Field(description="Or in `actors.yaml`.")] = {}


class ScenarioModel(Declarations):
    """One playable history."""

    id: Annotated[Name, Field(description="Its folder's name.")]
    extends: Annotated[Name | None, Field(description="The rulebook.")] = None
    title: Annotated[Prose, Field(description="Its name.")]
    summary: Annotated[Prose, Field(description="What it is about, for who chooses.")]
    minutes: Annotated[Whole, Field(description="Minutes a first game takes.")] = 45
    actors: Annotated[
        list[Name] | dict[Name, ActorModel] | None,
        Field(description="Who takes part; without a rulebook, declared here."),
    ] = None
    moves_per_turn: Annotated[
        Whole, Field(ge=0, le=4, description="How many moves a seat seals each turn.")
    ] = 2
    turns: Annotated[list[TurnModel], Field(description="Its turns, in order.")]
    news_any_turn: Annotated[list[EventModel], Field(description="Waits for its moment.")] = []
    endings: Annotated[
        list[EndingModel], Field(description="How it can end; the first that holds is it.")
    ]
    seats: Annotated[dict[Name, SeatModel], Field(description="Who can be played.")]
    record: Annotated[
        dict[Name, list[Formula]], Field(description="Recorded moves: `USA lobby GBR reply up`.")
    ] = {}
