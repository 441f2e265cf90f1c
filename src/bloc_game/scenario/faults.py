"""What a model refused, before it is put into words.

Where a key may hold a text or a list, pydantic complains of the text and of the list. The author
wrote one of the two, and is told about that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.scalars import WRONG_SHAPE

Step = int | str

_NOUNS = {
    "list_type": phrase("a list"),
    "tuple_type": phrase("a list"),
    "dict_type": phrase("a group of keys"),
    "model_type": phrase("a group of keys"),
    "string_type": phrase("a text"),
    "literal_error": phrase("a word"),
    "int_type": phrase("a whole number"),
    "bool_type": phrase("true or false"),
    "date_type": phrase("a date"),
}


@dataclass(frozen=True)
class Fault:
    """One thing a model refused.

    `path` is what leads to it in the file. `kinds` are the kinds of value that were tried on the
    way, each with the length of the path where it was.
    """

    type: str
    path: tuple[Step, ...]
    kinds: tuple[tuple[int, str], ...]
    key: str  # the key that is missing
    about_key: bool  # is it the last key itself, not its value?
    value: object
    context: Mapping[str, object]
    message: str

    @property
    def is_wrong_shape(self) -> bool:
        """Is it a list, a group or one text where another of the three was expected?"""
        if self.type == "literal_error":
            return not isinstance(self.value, str)
        return self.type == WRONG_SHAPE or self.type.endswith("_type")

    @property
    def expected(self) -> str:
        """What would have been right, in two or three words."""
        given = self.context.get("expected")
        if self.type in _NOUNS or not isinstance(given, str):
            return _NOUNS.get(self.type, phrase("something else"))
        return given

    def kinds_at(self, length: int) -> tuple[str, ...]:
        """The kinds tried where the path is that long."""
        return tuple(kind for at, kind in self.kinds if at == length)


Judge = Callable[[list[Fault]], list[Fault]]


def meant(faults: Iterable[Fault], judge: Judge, length: int = 0, tried: int = 0) -> list[Fault]:
    """The faults, of several kinds of value only those of the kind that was probably meant.

    `judge` leaves out what only follows from another fault; of the kind that was meant it leaves
    the least.
    All faults share the first `length` steps of the path, and `tried` kinds there.
    """
    kept: list[Fault] = []
    further: list[Fault] = []
    alternatives: list[Fault] = []
    for fault in faults:
        if len(fault.kinds_at(length)) > tried:
            alternatives.append(fault)
        elif len(fault.path) > length:
            further.append(fault)
        else:
            kept.append(fault)
    for _, group in _grouped(further, lambda fault: str(fault.path[length])):
        kept += meant(group, judge, length + 1)
    if alternatives:
        groups = _grouped(alternatives, lambda fault: fault.kinds_at(length)[tried])
        choices = [meant(group, judge, length, tried + 1) for _, group in groups]
        kept += _best([judge(choice) for choice in choices], length)
    return kept


def _grouped(faults: list[Fault], key: Callable[[Fault], str]) -> Iterable[tuple[str, list[Fault]]]:
    groups: dict[str, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(key(fault), []).append(fault)
    return groups.items()


def _best(choices: list[list[Fault]], length: int) -> list[Fault]:
    """The kind with the least to complain of, of those that have the right shape."""
    fitting = [faults for faults in choices if not _misfit(faults, length)]
    if fitting:
        return min(fitting, key=len)
    first = choices[0][0]
    nouns = dict.fromkeys(faults[0].expected for faults in choices)
    return [replace(first, type=WRONG_SHAPE, context={"expected": " or ".join(nouns)})]


def _misfit(faults: list[Fault], length: int) -> bool:
    return all(len(fault.path) == length and fault.is_wrong_shape for fault in faults)
