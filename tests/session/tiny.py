"""A scenario small enough to read at a glance, with one of everything a policy can be asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bloc_game.scenario.shelf import load_texts
from bloc_game.scenario.story import Scenario

NAME = "tiny/scenario.yaml"

TINY = """\
id: tiny
title: The two notes
basis: invented
summary: |
  A note goes out, and an answer comes back.
actors:
  USA: {name: the United States}
  GBR: {name: the United Kingdom}
  FRA: {name: France}
  SUN: {name: the Soviet Union}
  LEFT: {name: the left, kind: faction, of: FRA}
  RIGHT: {name: the right, kind: faction, of: FRA}
moves_per_turn: 2
purse: capital
sway: sway
defiance: 1
on_breach: tension += 3
tracks:
  tension: {title: Tension, start: 50, range: [0, 100], good: low, each_turn: -1}
  capital: {title: Capital, per: seat, start: 3, range: [0, 6], each_turn: 1}
  sway: {title: Sway, per: [actor, draft], start: 0, range: [-30, 30]}
  doubts: {title: Doubts, per: seat, start: 5, range: [0, 20], seen_by: self}
facts:
  leaked: The text has leaked.
bodies:
  three: {title: The three, members: [USA, GBR, FRA], chair: GBR, rule: unanimity, abstention: true}
  assembly:
    title: The Assembly
    members: [LEFT, RIGHT]
    rule: majority
    chamber:
      LEFT: {seats: 100, discipline: 80, absent: 4}
      RIGHT: {seats: 110, discipline: 50}
drafts:
  reply:
    title: The reply
    sponsor: USA
    body: three
    parties: [USA, GBR, FRA]
    amended_by: [GBR, FRA]
    ratified_by: [assembly]
    on_table: true
    clauses:
      entry: {asks: Entry is, levels: [unreal, unready, on_terms], start: unreal}
      talks: {asks: We offer, levels: [nothing, ministers], start: nothing}
    interests:
      USA: {base: 2, entry: [6, 0, -20], talks: [2, -3]}
      GBR: {base: -2, entry: [-6, 8, -10], talks: [-4, 6]}
      FRA: {base: -2, entry: [-4, 6, -8], talks: [0, 3]}
      SUN: {base: 0, entry: [-20, 0, 30], talks: [-5, 8]}
      LEFT: {base: -5, entry: [0, 5, 9], talks: [0, 5]}
      RIGHT: {base: 8, entry: [0, -2, -9], talks: [0, -3]}
    secrets:
      paris:
        of: FRA
        adds: {talks: [-6, 12]}
        strength: 100
        band: 0 .. 150
        title: Paris needs Moscow
        says: It does, for another conference.
    in_effect: tension -= 10
moves:
  lobby:
    title: Lobby {target}
    binds: {target: any other seat, draft: any open draft, way: [up, down]}
    cost: "1"
    effects: "sway[target, draft] += 6 if way == up else -6"
    seen_by: parties
    lean: "10 if (own_support(draft) >= 0) == (way == up) else -10"
  amend:
    title: Amend {draft}
    kind: amend
    binds: {draft: any open draft}
    lean: gain
  bargain:
    title: Ask {target} for its vote
    kind: offer
    binds: {target: any other seat, draft: any open draft}
    asks: {vote: for}
    gives: {capital: 1}
    accept_lean: own_support(draft)
    lean: 4 if own_support(draft) >= 0 else -20
  speak:
    title: Speak
    outcomes:
      heard: {weight: 2, text: The hall listens., effects: tension -= 2}
      ignored: {weight: 1, text: The hall is empty.}
    lean: -4
  brood:
    title: Think it over
    effects: doubts[self] += 1
    seen_by: self
    lean: -4
turns:
  - id: note
    date: 1954-03-31
    headline: A note
    text: |
      It is ten pages long.
    news:
      - id: leak
        chance: 40
        text: |
          A paper prints it.
        effects: set(leaked); tension += 4
    decisions:
      - id: first_word
        by: USA
        question: What do you say?
        otherwise: silence
        options:
          manoeuvre:
            title: A manoeuvre
            for: It is one.
            against: It may not be.
            effects: tension += 5
            lean: 20
            record: true
          silence:
            title: Nothing
            for: It costs nothing.
            against: It gains nothing.
            lean: 10
          ask:
            title: Ask
            for: We would know.
            against: They would too.
            effects: tension -= 5
            lean: 0
  - id: answer
    date: 1954-05-07
    headline: An answer
    text: |
      It is one page long.
    decisions:
      - id: one_voice
        by: three
        question: Together or apart?
        fallback: apart
        options:
          together:
            title: Together
            for: It is stronger.
            against: It is slower.
            lean: 10
            record: true
          apart:
            title: Apart
            for: It is quicker.
            against: It is weaker.
            lean: 5
      - id: sign
        by: three
        on: reply
        question: Do you sign?
        record: {USA: for, GBR: for, FRA: for}
        if_not: tension += 5
      - id: ratify
        by: assembly
        on: reply
        question: Does the Assembly agree?
endings:
  - id: signed
    title: Signed
    text: |
      They sign.
    when: in_effect(reply)
    record: true
  - id: unsigned
    title: Unsigned
    text: |
      They do not.
    otherwise: true
seats:
  USA:
    brief: You send it.
    goals:
      calm: {title: Calm, worth: 100, score: 100 - tension}
  GBR:
    brief: You write it.
    goals:
      paper: {title: A paper, worth: 100, score: in_effect(reply)}
  FRA:
    brief: You wait.
    goals:
      calm: {title: Calm, worth: 100, score: 100 - tension}
record:
  note: [USA lobby GBR reply up, GBR amend reply entry unready, USA lobby FRA reply up]
  answer: [GBR amend reply talks ministers]
"""


@cache
def tiny() -> Scenario:
    """The scenario, loaded once."""
    return load_texts({NAME: TINY}, NAME)


def tiny_file(folder: Path, text: str = TINY) -> Path:
    """The scenario as a file in a folder of its own."""
    path = folder / NAME
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
