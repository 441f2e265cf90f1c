"""A new scenario to begin from: one that checks clean and plays, or a copy of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree

ID = re.compile(r"[a-z][a-z0-9_]*")
TRANSLATED = re.compile("«(.*?)»")  # what players read, in the template


def scenario_text(
    id: str, title: str, comments: Mapping[str, str], said: Callable[[str], str] = str
) -> str:
    """The file of a new scenario, with comments by the part they explain; `said` puts what players
    read into the author's language."""
    text = TEMPLATE.replace("ID", id, 1).replace("TITLE", title, 1)
    text = TRANSLATED.sub(lambda one: said(one[1]), text)
    for name, comment in comments.items():
        text = text.replace(f"#{name}\n", f"# {comment}\n", 1)
    return text


def copied(source: Path, folder: Path, id: str) -> None:
    """A copy of a scenario's folder under another id; its rulebook is named as before."""
    copytree(source, folder)
    file = folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    renamed = re.sub(r"^id: .*$", f"id: {id}", text, count=1, flags=re.MULTILINE)
    file.write_text(renamed, encoding="utf-8")


def better_id(name: str) -> str:
    """An id that a name could become.

    >>> better_id("The Suez Crisis, 1956!")
    'the_suez_crisis_1956'
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return plain if plain and plain[0].isalpha() else f"scenario_{plain}".strip("_")


TEMPLATE = """\
# yaml-language-server: $schema=../scenario.schema.json
#top
id: ID
title: TITLE
#basis
basis: invented
summary: |
  «Three neighbours need one treaty, and each of them needs another one.»
#actors
actors:
  NORTH: {name: «the Northern Republic»}
  SOUTH: {name: «the Southern Kingdom»}
  ISLES: {name: «the Free Isles»}
moves_per_turn: 1

#tracks
tracks:
  tension:
    title: «Tension»
    of: «how near the three are to blows»
    start: 50
    range: [0, 100]
    good: low
    says: {0: «calm enough», 40: «uneasy», 70: «one shot away»}

bodies:
  conference:
    title: «The conference»
    members: [NORTH, SOUTH, ISLES]
    rule: unanimity
    abstention: true

#drafts
drafts:
  treaty:
    title: «The treaty»
    sponsor: NORTH
    body: conference
    parties: [NORTH, SOUTH]
    amended_by: [SOUTH, ISLES]
    on_table: true
    clauses:
      borders:
        asks: «Borders are»
        levels: {closed: «closed», watched: «watched by all three», open: «open»}
        start: closed
      price:
        asks: «For passage one pays»
        levels: {high: «a high price», fair: «a fair one», nothing: «nothing at all»}
        start: high
    interests:
      NORTH: {base: 0, borders: [2, 1, -4], price: [2, 2, -3]}
      SOUTH: {base: -1, borders: [-3, 1, 4], price: [-4, 1, 3]}
      ISLES: {base: 4 - tension // 20, borders: [-2, 2, 2], price: [0, 1, 1]}
    in_effect: tension -= 20

#moves
moves:
  amend:
    title: «Ask for a change in {draft}»
    kind: amend
    binds: {draft: any open draft}
    lean: gain * 5
  calm:
    title: «Speak of peace»
    text: «Costs nothing, and helps a little.»
    effects: tension -= 2
    lean: 3
  rattle:
    title: «Rattle a sabre»
    text: «The crowd likes it.»
    effects: tension += 4

#turns
turns:
  - id: spring
    date: 1921-03-01
    headline: «A shot at the border»
    text: |
      «A guard fires, and hits a lantern. In three capitals the lamps burn until morning.»
    decisions:
      - id: answer
        by: SOUTH
        question: «What does the South say about the shot?»
        options:
          protest:
            title: «Protest, and talk»
            for: «A lantern is not worth a war.»
            against: «Next time it will not be a lantern.»
            effects: "tension -= 4; level[treaty, borders] = watched"
            lean: 10
          mobilise:
            title: «Call up the reserves»
            for: «They understand nothing else.»
            against: «Reserves cannot stand about for long.»
            effects: tension += 12
  - id: summer
    date: 1921-06-01
    headline: «A table with three sides»
    text: |
      «The conference meets in a hotel that all three have spied upon before.»
    news:
      - id: incident
        headline: «Another lantern»
        chance: tension // 2
        text: «Somebody has fired again; nobody says who.»
        effects: tension += 6
    decisions:
      - id: host
        by: ISLES
        question: «The Isles are host. What do they put first?»
        options:
          passage:
            title: «The price of passage»
            for: «Where trade goes, soldiers stay at home.»
            against: «The North calls it robbery by agenda.»
            effects: tension += 4
          borders:
            title: «The borders»
            for: «Without them nothing else will hold.»
            against: «Without trade nobody will care.»
            effects: tension -= 6
            lean: 5
  - id: autumn
    date: 1921-09-01
    headline: «Pens, or nothing»
    text: |
      «The harvest is in. Whoever wants to sign must do it before the first snow.»
    decisions:
      - id: signing
        by: conference
        on: treaty
        question: «Is the treaty signed?»
        otherwise: abstain
        if_not: tension += 8

#endings
endings:
  - id: signed
    title: «Three signatures»
    text: «It is not friendship. It is a paper, and the lanterns stay lit.»
    when: in_effect(treaty)
  - id: war
    title: «A short war»
    text: «It was to be short. It was not.»
    when: tension >= 70
  - id: nothing
    title: «A long winter»
    text: «Nobody signed, and nobody fired. In spring they will meet again.»
    otherwise: true

#seats
seats:
  NORTH:
    brief: «You want a treaty that bears your name, and no hole in your border.»
    goals:
      treaty: {title: «The treaty is signed», worth: 60, score: in_effect(treaty)}
      border: {title: «The border stays shut», worth: 40, score: "level[treaty, borders] < open"}
  SOUTH:
    brief: «You want your goods to pass, and not to look weak.»
    goals:
      treaty: {title: «The treaty is signed», worth: 30, score: in_effect(treaty)}
      passage: {title: «Passage costs less», worth: 20, score: "level[treaty, price] > high"}
      calm: {title: «The guns stay silent», worth: 30, score: 100 - tension}
      pride: {title: «The shot is answered», worth: 20, score: "chose(answer, mobilise)"}
  ISLES:
    brief: «You want peace between your neighbours, and to be the one who made it.»
    goals:
      peace: {title: «Peace», worth: 70, score: 100 - tension}
      host: {title: «Passage was put first», worth: 30, score: "chose(host, passage)"}
"""
