"""What the file of a study may say, key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bloc_game.scenario.parts import Written
from bloc_game.scenario.scalars import Formula, Name, Prose, Whole

PolicyName = Literal["default", "random", "record"]
MOST_GAMES = 10_000_000


class DecisionFactor(Written):
    """A decision that gets one answer after the other."""

    decision: Name
    options: Annotated[
        list[Name] | None, Field(description="The answers; all of them where it is left out.")
    ] = None


class TrackFactor(Written):
    """A track that starts from one number after the other."""

    track: Annotated[Formula, Field(description="`tension` or `trust[USA, SUN]`.")]
    start: Annotated[list[Whole], Field(description="The numbers to start from.", min_length=1)]


class PolicyFactor(Written):
    """Seats that are played by one policy after the other."""

    seats: Annotated[list[Name] | None, Field(description="All where it is left out.")] = None
    policy: Annotated[list[PolicyName], Field(min_length=1)]


Factor = DecisionFactor | TrackFactor | PolicyFactor


class Responses(Written):
    """What is counted of every game; endings and scores always are."""

    tracks: Annotated[
        tuple[Formula, ...], Field(description="Tracks whose last value is averaged.")
    ] = ()
    decisions: Annotated[
        tuple[Name, ...], Field(description="Decisions whose outcomes are counted.")
    ] = ()


class StudyModel(Written):
    """A study: what is varied, how often each setting is played, and what is counted."""

    scenario: Annotated[Prose, Field(description="Its id, or the path of its file.")]
    question: Annotated[Prose | None, Field(description="What it is to answer.")] = None
    games: Annotated[Whole, Field(description="Games for each setting.", ge=1, le=MOST_GAMES)] = (
        1000
    )
    seed: Annotated[Whole, Field(description="All settings meet the luck of this seed.")] = 0
    factors: Annotated[
        dict[Name, Factor], Field(description="What is varied, by name.", default_factory=dict)
    ]
    runs: Annotated[
        list[dict[Name, Prose]] | None,
        Field(description="The settings to play; every combination where it is left out."),
    ] = None
    responses: Responses = Responses()
