"""A contrast in words: what one deed brings more than another, under the same luck."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.lab.findings import Contrast, Estimate
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.wording_names import Names

SHOWN = 3  # endings told


def contrast_lines(names: Names, found: Contrast, one: str, other: str) -> Iterator[str]:
    """A contrast in the reader's language; the two deeds go by the names that are given them."""
    tr = names.tr
    yield tr(
        "{one} against {other}, as far as you could know where they part: your score {more} "
        "({low} to {high}).",
        one=one,
        other=other,
        **_figures(tr, found.score),
    )
    clear = [
        (ending.id, estimate)
        for ending, estimate in zip(names.game.endings, found.endings, strict=True)
        if estimate.low > 0 or estimate.high < 0
    ]
    clear.sort(key=lambda pair: -abs(pair[1].value))
    for id, estimate in clear[:SHOWN]:
        yield tr(
            "{ending}: {more} in 100 games ({low} to {high})",
            ending=names.title(f"endings.{id}.title", id),
            **_figures(tr, estimate, 100),
        )
    if not clear:
        yield tr("Of no ending do they differ more than chance would make it.")
    if found.independent is not None:
        yield tr(
            "Because the luck is the same, these {n} games tell as much as some {many} under luck "
            "of their own.",
            n=found.games,
            many=int(round(found.independent, -1 if found.independent < 1000 else -2)),
        )


def _figures(tr: Catalogue, one: Estimate, times: int = 1) -> dict[str, str]:
    return {
        name: tr.decimal(times * number, signed=True)
        for name, number in (("more", one.value), ("low", one.low), ("high", one.high))
    }
