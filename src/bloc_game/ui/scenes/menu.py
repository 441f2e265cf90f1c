"""The menu over a game, and the page that says how to play."""

from __future__ import annotations

from dataclasses import replace

from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.scene import Adjust, Frame, Pop, Push, Quit, Restart, Transition
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.languages import language_stepper
from bloc_game.ui.scenes.play import Play
from bloc_game.ui.scenes.settings_page import SettingsScene
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import label
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow
from bloc_game.ui.widgets.words import LABEL, TITLE, Text


class MenuScene:
    """What one can do beside playing: read the help, change the language, leave."""

    def __init__(self, play: Play) -> None:
        self.play = play

    def handle(self, message: Message) -> Transition:
        match message:
            case Pressed(control="on") | Intent.CANCEL:
                return Pop()
            case Pressed(control="help") | Intent.HELP:
                return Push(HelpScene(self.play.tr))
            case Pressed(control="settings"):
                spoken = self.play.session.scenario.languages
                return Push(SettingsScene(self.play.language, spoken, self.play.speak))
            case Pressed(control="title"):
                return Restart(self.play.doors.home(self.play.language))
            case Pressed(control="leave"):
                return Quit()
            case Changed(control="language", part=part):
                language = self.play.session.scenario.languages[part]
                self.play.speak(language)
                return Adjust(lambda settings: replace(settings, language=language))
            case _:
                pass
        return None

    def draw(self, frame: Frame) -> None:
        tr, session = self.play.tr, self.play.session
        spoken = session.scenario.languages
        saved = (
            tr("The game is saved as you play: {file}", file=session.save.path.name)
            if (session.save is not None)
            else tr("This game is not being saved.")
        )
        body = Column(
            (
                language_stepper(tr, spoken, self.play.language),
                Text(label(tr.say(session.save_trouble) or saved), LABEL, "soft_ink"),
                Button(id="settings", label=tr("Settings"), key="S"),
                Button(id="help", label=tr("How to play"), key="F1"),
                Button(id="title", label=tr("To the title page")),
                Button(id="leave", label=tr("Leave the game")),
            ),
            gap=14,
        )
        foot = Flow((Button(id="on", label=tr("Back to the table"), key="Esc", primary=True),))
        sheet(frame, "menu", body, Text(label(self.play.view.scenario), TITLE), foot, 560)
