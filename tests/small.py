"""Small scenarios for tests: the least there can be, and one that uses every feature.

A test that needs something else changes one line of them with `edited`, so that what it is about
stands in the test itself.
"""

from __future__ import annotations

from functools import cache

from bloc_game.engine.game import Game
from bloc_game.scenario.shelf import load_texts
from bloc_game.scenario.story import Scenario

TINY = """\
id: tiny
title: The smallest
basis: invented
summary: Nothing is asked of anybody.
actors:
  NOR: {name: Northland}
moves_per_turn: 0
turns:
  - id: day
    date: 1954-01-01
    headline: A day
    text: It passes.
endings:
  - id: over
    title: Over
    text: It was a day.
    otherwise: true
seats:
  NOR:
    brief: You wait.
    goals:
      wait: {title: Wait, worth: 100, score: 100}
"""

SMALL = """\
id: small
title: The river treaty
basis: invented
summary: |
  Four governments bargain over a river, and one parliament may spoil it.
actors:
  NOR: {name: Northland}
  SUD: {name: Southland}
  OST: {name: Eastland}
  WES: {name: Westland}
  ISL: {name: the Isles}
  LEF: {name: the left of Southland, kind: faction, of: SUD}
  RIG: {name: the right of Southland, kind: faction, of: SUD}
moves_per_turn: 2
purse: capital
sway: sway
defiance: 1
on_breach:
  - trust[target, self] -= 5
  - tension += 2
sets:
  upstream: [NOR, OST]
  circle: {NOR: [SUD, OST], SUD: [NOR, WES], OST: [NOR, WES], WES: [SUD, OST]}
tracks:
  tension: {title: Tension, start: 50, range: [0, 100], good: low, says: {30: calm, 70: danger}}
  warmth: {title: Warmth, of: the four, start: 5, range: [-10, 10], good: high, each_turn: -1}
  capital: {title: Capital, per: seat, start: 3, range: [0, 6], each_turn: 1, starts: {NOR: 5}}
  trust: {title: Trust, per: [seat, seat], start: 0, range: [-20, 20]}
  sway: {title: Sway, per: [actor, draft], start: 0, range: [-30, 30]}
  doubts: {title: Doubts, per: seat, start: 5, range: [0, 20], seen_by: self}
facts:
  leaked: The text has leaked.
  watched: The river is watched.
map:
  sides:
    allied: {title: In the league, look: blue, when: "member(self, league)"}
    watching: {title: Watching, look: sky, when: fact(watched) and tension >= 40}
    apart: {title: Apart, look: sand, land: [NEUTRAL]}
bodies:
  league:
    title: The league
    members: [NOR, SUD, WES]
    chair: SUD
    rule: unanimity
    abstention: true
  council: {title: The council, members: [NOR, SUD, OST, WES, ISL], rule: majority}
  bench: {title: The bench, members: [NOR, SUD, OST], rule: two_thirds, abstention: true}
  bank:
    title: The bank
    members: [NOR, SUD, ISL]
    rule: weighted
    weights: {NOR: 3, SUD: 2, ISL: 1}
    needed: 4
  three: {title: The three, members: [NOR, SUD, WES, ISL], rule: lead, lead: [NOR, WES]}
  court: {title: The court, members: [OST, ISL], rule: hegemon, hegemon: OST}
  chamber:
    title: The chamber
    members: [LEF, RIG]
    rule: majority
    chamber:
      LEF: {seats: 100, discipline: 80, absent: 4}
      RIG: {seats: 110, discipline: 50}
drafts:
  river:
    title: The treaty on the river
    sponsor: NOR
    body: league
    parties: [NOR, SUD]
    amended_by: [SUD, WES]
    ratified_by: [chamber]
    on_table: true
    clauses:
      tolls: {asks: Tolls are, levels: [none, low, high], start: none}
      dams: {asks: Dams are, levels: {barred: not allowed, few: allowed upstream}, start: barred}
      guard: {asks: The guard is, levels: [national, joint, foreign], start: national}
    interests:
      NOR: {base: 4, tolls: [0, 3, -4], dams: [0, -2], guard: [2, 0, -9]}
      SUD:
        base: -2
        tolls: [-4, 2, 6]
        dams: [0, 5]
        guard: [0, 3, -6]
        also: [{if: {tolls: low, dams: few}, add: 4}]
      OST: {base: tension // 10 - 6, tolls: [0, -3, -8], dams: [2, 0], guard: [0, 0, 4]}
      WES: {base: 1, tolls: [0, 2, 2], dams: [-1, 1], guard: [0, 4, 2], red_line: {guard: foreign}}
      ISL: {like: WES}
      LEF: {base: -6, tolls: [0, 4, 9], dams: [0, 2], guard: [0, 4, 0]}
      RIG: {base: 8, tolls: [0, -4, -9], dams: [0, -2], guard: [6, 0, -20]}
    because:
      NOR: It is our river.
    secrets:
      south_needs_water:
        of: SUD
        adds: {base: -2, dams: [-6, 8]}
        strength: 100
        band: 0 .. 150
        title: Southland needs water
        says: Its wells are dry.
      north_has_a_plan:
        of: NOR
        adds: {tolls: [0, 9, 4]}
        strength: 50
        band: -50 .. 100
        hidden: true
        title: Northland has a plan
        says: It wants tolls after all.
    in_effect: tension -= 10; set(watched)
  fort:
    title: The fort
    sponsor: OST
    body: council
    amended_by: [NOR]
    accepts_at: 2
    clauses:
      place: {asks: It stands, levels: [inland, border], start: inland}
    interests:
      NOR: {base: 0, place: [2, -8]}
      SUD: {base: 1, place: [2, -4]}
      OST: {base: -4, place: [2, 9]}
      WES: {base: 0, place: [0, -2]}
      ISL: {base: 3}
moves:
  lobby:
    title: Lobby {target} on {draft}
    binds: {target: circle, draft: any open draft, way: [up, down]}
    cost: "1"
    effects: "sway[target, draft] += 6 if way == up else -6; trust[target, self] -= 1"
    seen_by: parties
    lean: "10 if (own_support(draft) >= 0) == (way == up) else -10"
  amend:
    title: Amend {draft}
    kind: amend
    binds: {draft: any open draft}
    cost: "1"
    when: tension < 95
    lean: gain
  press:
    title: Press {target}
    binds: {target: circle}
    cost: "2 if fact(leaked) else 1"
    when: capital[self] >= 2
    needs: Only a rich government can press.
    outcomes:
      yields: {weight: 2, text: It yields., effects: "trust[target, self] -= 3; tension -= 2"}
      resists: {weight: 3, text: It resists., effects: tension += 3}
      shrugs: {weight: 1, text: It shrugs.}
  bargain:
    title: Ask {target} for its vote on {draft}
    kind: offer
    binds: {target: circle, draft: [river]}
    asks: {vote: for}
    gives: {capital: 1}
    accept_lean: own_support(draft)
    lean: 4
  trade:
    title: Ask {target} to plead for a change
    kind: offer
    binds: {target: circle, draft: [river], clause: [tolls], level: [low]}
    asks: {sway: 6, capital: 1}
    gives: {clause: true}
    seen_by: parties
    lean: 1
  promise:
    title: Promise to vote {way} on {draft}
    kind: pledge
    binds: {draft: any open draft, way: [for, against]}
    effects: warmth += 1
  assure:
    title: Assure {target} on {draft}
    kind: pledge
    binds: {target: circle, draft: [river], way: [for]}
    lasts: 1
    seen_by: parties
    effects: trust[target, self] += 1
  commit:
    title: Commit to an option
    kind: pledge
    binds: {decision: [path]}
  probe:
    title: Probe {target}
    binds: {target: circle}
    by: upstream
    cost: "1"
    seen_by: parties
    effects:
      - reveal(target, self)
      - doubts[self] -= 1
      - if: fact(leaked)
        do: tension += 1
  brood:
    title: Brood
    seen_by: self
    effects: doubts[self] += 2
    lean: -4
  rest:
    title: Hold
    kind: hold
    lean: 2
each_turn:
  - id: fever
    when: tension >= 80
    effects:
      - each: m in members(league)
        do:
          - sway[m, river] -= 1
      - each: m in seats
        do: doubts[m] += 1; capital[m] -= 1
    because: Nobody sleeps.
turns:
  - id: spring
    date: 1954-03-01
    headline: The ice breaks
    text: The river rises.
    telegrams: {NOR: Hold the bridge.}
    moves: [lobby, amend, press, promise, probe, brood]
    news:
      - id: flood
        text: A dyke breaks.
        effects: tension += 4; after(2, plague)
      - id: leak
        chance: 30 + tension // 2
        text: A paper prints the text.
        effects: set(leaked); sway[RIG, river] -= 4
        record: true
    decisions:
      - id: first_word
        by: NOR
        question: What do you say?
        otherwise: silence
        options:
          claim:
            title: It is our river
            for: It is.
            against: It is everybody's.
            effects: "tension += 5; open(path)"
            lean: 20
            record: true
          silence:
            title: Nothing
            for: It costs nothing.
            against: It gains nothing.
            lean: 10
          pay:
            title: Pay for the dyke
            cost: "2"
            when: warmth > 0
            for: It is cheap.
            against: It is dear.
            effects: "tension -= 6; cancel(plague); table(fort)"
            surprise: true
  - id: summer
    date: 1954-06-01
    headline: The water falls
    text: It is warm.
    moves: [lobby, press, bargain, trade, assure, commit, probe, brood, amend]
    decisions:
      - id: path
        by: three
        question: Together or apart?
        waits: true
        fallback: apart
        options:
          together:
            title: Together
            for: It is stronger.
            against: It is slower.
            lean: 10
            effects: warmth += 2
            record: true
          apart:
            title: Apart
            for: It is quicker.
            against: It is weaker.
            lean: 5
          never:
            title: Never
            cost: "1"
            for: It is proud.
            against: It is vain.
            effects: tension += 5
      - id: site
        by: bench
        question: Where shall we meet?
        fallback: here
        options:
          here: {title: Here, for: It is near., against: It is small., lean: 5}
          there: {title: There, for: It is large., against: It is far., effects: warmth += 1}
      - id: loan
        by: bank
        question: Who pays?
        fallback: nobody
        options:
          all_of_us: {title: All, for: It is fair., against: It is dear., effects: tension -= 3}
          nobody: {title: Nobody, for: It is easy., against: It is mean., lean: 3}
  - id: autumn
    date: 1954-09-01
    headline: The rains
    text: It rains.
    moves: [lobby, amend, bargain, trade, promise, assure, probe, brood]
    decisions:
      - id: sign
        by: league
        on: river
        question: Do you sign?
        otherwise: abstain
        record: {NOR: for, SUD: for, WES: for}
        if_adopted: warmth += 3
        if_not: tension += 5; withdraw(fort)
      - id: stop
        by: chamber
        on: river
        motion: reject
        when: fact(leaked)
        question: Shall we not look at it at all?
        if_adopted: tension += 10
      - id: ratify
        by: chamber
        on: river
        question: Does the chamber agree?
        when: adopted(river)
      - id: build
        by: council
        on: fort
        against_interest: 2
        question: Shall it be built?
        if_adopted: join(ISL, league)
        if_not: leave(WES, league)
      - id: verdict
        by: court
        on: fort
        question: Does the court agree?
  - id: winter
    date: 1954-12-01
    headline: The ice
    text: It freezes.
    news:
      - id: thaw
        when: happened(flood) and not happened(plague)
        text: Nobody is ill.
        effects:
          - if: chose(first_word, pay)
            do: reveal(south_needs_water, WES)
          - each: m in upstream
            do: trust[SUD, m] += 2
news_any_turn:
  - id: plague
    called: true
    text: The water is bad.
    effects: tension += 8; unset(watched)
  - id: quarrel
    when: trust[SUD, NOR] < 0 and any(tension > 40 for m in members(league))
    turns: [summer, autumn, winter]
    chance: 50
    text: An envoy leaves.
    effects: tension += 6; sway[SUD, river] -= 3
  - id: panic
    when: tension >= 90
    text: The bridge is shut.
    effects: level[river, guard] = national; close(path)
endings:
  - id: war
    title: War
    text: It is war.
    any_turn: true
    when: tension >= 100
  - id: treaty
    title: A treaty
    text: They sign.
    when: in_effect(river)
  - id: paper
    title: A paper
    text: One parliament spoils it.
    when: adopted(river)
    record: true
  - id: nothing
    title: Nothing
    text: The river runs.
    otherwise: true
seats:
  NOR:
    brief: It is your river.
    secret: You want tolls.
    goals:
      calm: {title: Calm, worth: 40, score: 100 - tension}
      treaty: {title: A treaty, worth: 60, score: in_effect(river)}
  SUD:
    brief: You need water.
    goals:
      water: {title: Water, worth: 100, score: "50 + 2 * own_support(river)"}
  OST:
    brief: You want a fort.
    goals:
      fort: {title: A fort, worth: 70, score: adopted(fort)}
      calm: {title: No doubts, worth: 30, score: "100 - 5 * doubts[self]"}
  WES:
    brief: You look on.
    goals:
      calm: {title: Calm, worth: 100, score: 100 - tension}
record:
  spring: [NOR lobby SUD river up, SUD amend river dams few]
  summer: [WES amend river guard joint]
"""


def edited(text: str, *changes: tuple[str, str]) -> str:
    """The text with each old passage, which must be there once, replaced by a new one."""
    for old, new in changes:
        assert text.count(old) == 1, f"{text.count(old)} times in the text: {old}"
        text = text.replace(old, new)
    return text


@cache
def loaded(text: str = SMALL) -> Scenario:
    """A scenario from its text, loaded once."""
    name = "small/scenario.yaml"
    return load_texts({name: text}, name)


def game_of(text: str = SMALL) -> Game:
    """The game of a scenario's text."""
    return loaded(text).game
