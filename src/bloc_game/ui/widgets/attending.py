"""How an input moves the attention: the one way from what the player did to a message.

A value in, a value out, and at most one message for the scene. An input that no control
wants is handed on to the scene as it came.
"""

from bloc_game.ui.intents import Digit, Input, Intent, Pointer, Touch, Typed, Wheel
from bloc_game.ui.widgets.attention import Attention, Reaction
from bloc_game.ui.widgets.controls import Handles
from bloc_game.ui.widgets.keys import ACTS, typed
from bloc_game.ui.widgets.pointing import moved, released, taken, wheeled


def attend(attention: Attention, handles: Handles, said: Input) -> Reaction:
    """What an input does to the attention, and what the scene is told of it."""
    match said:
        case Pointer(touch=Touch.MOVE):
            return moved(attention, handles, said)
        case Pointer(touch=Touch.DOWN):
            return taken(attention, handles, said)
        case Pointer():
            return released(attention, handles, said)
        case Wheel():
            return wheeled(attention, handles, said)
        case Typed() | Digit() | Intent.ERASE:
            return typed(attention, handles, said)
        case Intent():
            act = ACTS.get(said)
            return act(attention, handles, said) if act else (attention, said)
        case _:
            return attention, said
