"""Which page comes first: the title, the choice of seats, or a game already wished for in full."""

from __future__ import annotations

from pathlib import Path

from bloc_game.session.catalogue import ENGLISH, translator
from bloc_game.session.locations import SUFFIX
from bloc_game.ui.scene import Restart, Scene
from bloc_game.ui.scenes.preparing import Sheet, laid_out
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish


def first(wish: Wish) -> Scene:
    """What the window opens on: the title page at once, a game when its papers are laid out."""
    if wish.scenario is None and wish.save is None:
        return TitleScene(wish)
    tr = translator(wish.language or ENGLISH)
    return Sheet(laid_out(tr, lambda: Restart(first_scene(wish))))


def first_scene(wish: Wish) -> Scene:
    """The page that a wish begins with; `CannotOpen` where what it names cannot be played."""
    saved = wish.save if wish.save is not None and wish.save.exists() else None
    if wish.scenario is not None and wish.scenario.endswith(SUFFIX):
        saved = Path(wish.scenario)
    if saved is None and wish.scenario is None:
        return TitleScene(wish)
    # the title page has no need of these
    from bloc_game.ui.scenes.starting import TROUBLE, CannotOpen, named, resumed, told

    try:
        return resumed(saved, wish) if saved is not None else named(wish)
    except TROUBLE as error:
        raise CannotOpen(told(translator(wish.language or ENGLISH), error)) from error
