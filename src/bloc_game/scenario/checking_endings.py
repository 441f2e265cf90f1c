"""What is wrong with how a game can end: one ending for what is left, at the end of the list."""

from __future__ import annotations

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.desk import Desk, Place
from bloc_game.scenario.models import EndingModel


def check_endings(declared: Declared, desk: Desk) -> None:
    """Each comes somehow, none hides those below it, and one at most is history's."""
    endings = declared.scenario.endings
    place = declared.place / "endings"
    names = [ending.id for ending in endings]
    for number, ending in enumerate(endings):
        if ending.id in names[:number]:
            desk.twice("ending", ending.id, (place / number / "id").node.mark)
        _check_ending(desk, place / number, ending, is_last=number == len(endings) - 1)
    recorded = [number for number, ending in enumerate(endings) if ending.record]
    for number in recorded[1:]:
        desk.report(
            "bad-record",
            (place / number / "record").node.mark,
            phrase("'{first}' is the recorded ending already", first=names[recorded[0]]),
            phrase("history ended in one way"),
            phrase("leave one `record: true`"),
        )
    if not any(ending.otherwise for ending in endings):
        desk.report(
            "no-last-ending",
            place.key,
            phrase("the last ending does not say `otherwise: true`"),
            phrase("every game must come out somehow"),
            phrase("add an ending with `otherwise: true` at the end of the list"),
        )


def _check_ending(desk: Desk, place: Place, ending: EndingModel, *, is_last: bool) -> None:
    if not ending.otherwise:
        if ending.when is None:
            desk.report(
                "missing-key",
                (place / "id").node.mark,
                phrase("the ending '{id}' does not say when it comes", id=ending.id),
                phrase("it would come in every game, and none below it in any"),
                phrase("add `when: …`"),
            )
        return
    for key, written in (("when", ending.when is not None), ("any_turn", ending.any_turn)):
        if written:
            desk.report(
                "idle-key",
                (place / key).key,
                phrase("'{id}' says `otherwise`, and `{key}` beside it", id=ending.id, key=key),
                phrase("it comes when the last turn is over and no other ending has come"),
                phrase("take out `{key}`, or `otherwise`", key=key),
            )
    if not is_last:
        desk.report(
            "no-last-ending",
            (place / "otherwise").key,
            phrase("'{id}' says `otherwise`, and is not the last", id=ending.id),
            phrase("of those below it none could ever come"),
            phrase("move '{id}' to the end of the list", id=ending.id),
        )
