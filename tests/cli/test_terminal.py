"""The terminal game: all of it by number or by words, told why not, and kept whatever happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bloc_game.cli.terminal import Terminal
from bloc_game.cli.terminal_console import wrapped
from bloc_game.cli.terminal_help import explained, words
from bloc_game.cli.terminal_prose import Reader, articles
from bloc_game.engine.actions import Action, Answer, Choose, Order, to_text
from bloc_game.engine.legality import legal_actions
from bloc_game.session.catalogue import translator
from bloc_game.session.loading import load
from bloc_game.session.playing import Session, begin
from tests.small import SMALL, loaded


@dataclass
class Script:
    """A console that answers from a list, and keeps what it was told."""

    answers: Iterator[str]
    lines: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)

    def say(self, text: str = "", indent: int = 0) -> None:
        self.lines.append(text)

    def line(self, text: str) -> None:
        self.lines.append(text)

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        answer = next(self.answers, None)
        if answer is None:
            raise EOFError
        self.lines.append(f"> {answer}")
        return answer

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def after(self, answer: str) -> str:
        """What was said between an answer and the next."""
        start = self.lines.index(f"> {answer}") + 1
        later = (n for n in range(start, len(self.lines)) if self.lines[n].startswith("> "))
        return "\n".join(self.lines[start : next(later, len(self.lines))])


Played = tuple[Script, Session]


def played(
    answers: Sequence[str],
    people: Sequence[str] = ("NOR",),
    *,
    language: str = "en",
    save: Path | None = None,
    seed: int = 1,
) -> Played:
    session = begin(loaded(SMALL), people, seed=seed, language=language, save=save)
    script = Script(iter(answers))
    Terminal(session, script, language).play()
    return script, session


# --- playing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("number", ["1", "2"])
def test_a_whole_game_is_played_by_numbers(language: str, number: str) -> None:
    script, session = played([number, "1"] * 100, language=language)
    assert session.is_over
    assert any(title in script.text for title in ("The end: ", "Akhir kisah: "))
    assert "{" not in script.text


def in_words(action: Action) -> str:
    match action:
        case Choose(_, _, option):
            return option
        case Answer(_, reply):
            return reply
        case _:
            return to_text(action).partition(" ")[2]


def test_a_whole_game_is_played_by_words() -> None:
    """Every action can be named as a save writes it."""
    session = begin(loaded(SMALL), ("SUD",), seed=4)

    def answers() -> Iterator[str]:
        while True:
            legal = legal_actions(session.game, session.state, "SUD")
            yield in_words(legal[len(session.played) % len(legal)])

    script = Script(answers())
    Terminal(session, script, "en").play()
    assert session.is_over
    assert "There is no “" not in script.text


def test_numbers_stand_for_the_legal_actions_in_their_order() -> None:
    session = begin(loaded(SMALL), ("NOR",), seed=1)
    legal = legal_actions(session.game, session.state, "NOR")
    for place in range(len(legal)):
        script, after = played([str(place + 1)])
        done = [one.action for one in after.played if one.by == "person"]
        assert len(done) == 1
        assert done[0] in legal
    script, _ = played([str(len(legal) + 1), "0", "-1", "9" * 30])
    assert script.text.count("There is no “") == 4


def test_a_beginning_is_enough_where_one_thing_only_begins_so() -> None:
    script, session = played(["brood"])
    assert [one.action for one in session.played if one.by == "person"] == [Order("NOR", "brood")]
    script, session = played(["lobby"])
    assert "That could be one of these; say more:" in script.text
    assert not [one for one in session.played if one.by == "person"]


def test_what_is_barred_is_told_with_its_reasons() -> None:
    script, session = played(["amend river tolls none", "barred"])
    assert "That is barred. The clause says this already." in script.after("amend river tolls none")
    assert "The clause says this already." in script.after("barred")
    assert not [one for one in session.played if one.by == "person"]


# --- going back -----------------------------------------------------------------------------------


def test_a_seal_is_taken_back_and_another_set() -> None:
    script, session = played(["1", "back", "2"])
    _, straight = played(["2"])
    assert "Taken back." in script.after("back")
    assert session.state == straight.state


def test_nothing_is_taken_back_or_undone_before_anything_is_done() -> None:
    script, _ = played(["back", "undo"])
    assert "You have sealed nothing that could still be taken back." in script.after("back")
    assert "There is nothing to undo" in script.after("undo")


def test_a_turn_that_is_over_is_undone() -> None:
    script, session = played(["1", "1", "1", "undo"])
    assert len([one for one in session.played if one.by == "person"]) == 2
    assert "Taken back." in script.after("undo")


# --- looking things up ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("help", "Show what moved, by which rule and line"),
        ("look", "Turn 1 of 4. 1 March 1954."),
        ("goals", "Northland: "),
        ("seat", "For your eyes only:"),
        ("draft river", "What they would need:"),
        ("draft fort", "“The fort” (fort). Not on the table."),
        ("draft nothing", "Name one of these: river, fort."),
        ("votes", "Nothing has been decided yet."),
        ("map", "One word counts: Eastland."),
        ("log", "1 March 1954. The ice breaks."),
        ("why tension", "small/scenario.yaml, line "),
        ("why Warmth", "Nothing has moved “Warmth” yet."),
        ("codex nowhere", "There is no article “nowhere”."),
        ("source 9", "There is no source “9”"),
        ("save", "This game is not kept in a file."),
        ("language xx", "Choose one of these: en, id."),
        ("xyzzy", "There is no “xyzzy” here"),
    ],
)
def test_a_command_answers_and_changes_nothing(command: str, expected: str) -> None:
    script, session = played([command])
    assert expected in script.after(command)
    assert not [one for one in session.played if one.by == "person"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_command_is_explained_and_known_by_its_own_word(language: str) -> None:
    tr = translator(language)
    assert words(tr).keys() == explained(tr).keys()
    assert len(set(words(tr).values())) == len(words(tr))
    script, _ = played([words(tr)["help"]], language=language)
    for word in words(tr).values():
        assert word in script.text


def test_the_language_changes_in_the_middle_of_a_game() -> None:
    script, _ = played(["language id", "bantuan"])
    assert "Giliran 1 dari 4. 1 Maret 1954." in script.after("language id")
    assert script.prompts[-1].endswith("langkah Anda?")


def test_why_tells_rule_file_and_line_of_all_that_moved() -> None:
    script, _ = played(["1", "1", "1", "why"])
    assert "moves at the close of every turn" in script.after("why")


# --- several people -------------------------------------------------------------------------------


def test_people_at_one_keyboard_hand_it_over_and_read_their_own() -> None:
    script, _ = played(["", "hold", "", "hold"], ("NOR", "SUD"))
    asked = [prompt for prompt in script.prompts if "Press Enter" in prompt]
    assert asked[:2] == [
        "Now it is Northland’s turn. Press Enter when you sit.",
        "Now it is Southland’s turn. Press Enter when you sit.",
    ]
    cut = script.lines.index("> hold")
    second = script.lines[cut + 1 : script.lines.index("> hold", cut + 1)]
    assert second[:60] == [""] * 60
    assert "Telegram for Northland:" in script.lines[:cut]
    assert "Telegram for Northland:" not in second
    assert "You make no further move." not in second


# --- the end --------------------------------------------------------------------------------------


def test_the_end_says_why_and_what_the_record_says() -> None:
    script, session = played(["1"] * 100)
    assert session.is_over
    for part in ("The end: ", "Why it came out so:", "What each made of it:", "In history: "):
        assert part in script.text


@pytest.mark.parametrize("answers", [[], ["1"], ["quit"], ["1", "keluar", "quit"]])
def test_whoever_leaves_finds_the_game_again(answers: list[str], tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    script, session = played(answers, save=path)
    assert f"bloc-game play {path}" in script.lines
    assert script.lines[-1] == "Goodbye."
    again = load(path, play_on=False).session
    assert again.state == session.state


def test_a_broken_prompt_keeps_the_game_too(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = begin(loaded(SMALL), ("NOR",), seed=1, save=path)

    def interrupted() -> Iterator[str]:
        yield "1"
        raise KeyboardInterrupt

    script = Script(interrupted())
    Terminal(session, script, "en").play()
    assert script.lines[-1] == "Goodbye."
    assert load(path, play_on=False).session.state == session.state


def test_a_save_is_copied_where_the_player_says(tmp_path: Path) -> None:
    path, copy = tmp_path / "game.jsonl", tmp_path / "copy.jsonl"
    script, _ = played(["save", f"save {copy}", f"save {tmp_path}/no/such"], save=path)
    assert f"Saved as you go, in {path}." in script.text
    assert f"The save was copied to {copy}." in script.text
    assert copy.read_bytes() == path.read_bytes()
    assert f"The save was not copied: {tmp_path}/no/such: No such file" in script.text


# --- lines ----------------------------------------------------------------------------------------


def test_lines_are_wrapped_to_the_terminal_and_nothing_is_lost() -> None:
    text = "Four powers sat at one table, and the fifth was written about. " * 4
    for columns in (20, 40, 80, 200):
        lines = wrapped(text, 2, columns)
        assert max(map(len, lines)) <= max(min(columns - 1, 100), 30)
        assert " ".join(" ".join(lines).split()) == text.strip()
        assert all(line.startswith("    ") for line in lines)
    assert wrapped("", 0, 80) == [""]


def test_prose_is_read_without_its_marks() -> None:
    reader = Reader()
    assert reader.plain("A *new* **pact**.[^a-1] An [old one](codex:nato).[^b-2][^a-1]") == (
        "A new pact.[1] An old one.[2][1]"
    )
    assert reader.plain("Again.[^b-2]") == "Again.[2]"
    assert reader.source("2") == "b-2"
    assert reader.source("[1]") == "a-1"
    assert articles("An [old one](codex:nato) and [it](codex:nato).") == ("nato",)


def test_a_reader_hears_no_boxes_and_no_control_signs() -> None:
    script, _ = played(["seat", "draft river", "map", "log", "help", *["1"] * 100])
    assert all(sign.isprintable() or sign == "\n" for sign in script.text)
    assert not set(script.text) & set("│─┌┐└┘├┤═║█▓░")


# --- histories ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "id"])
def test_histories_are_listed_named_compared_and_taken_up(language: str) -> None:
    own = words(translator(language))
    script, session = played(
        [
            *("hold", "1", "hold", "hold"),
            f"{own['branch']} 1",
            f"{own['name']} 2 Peace first",
            own["branches"],
            f"{own['compare']} 1 2 0",
            f"{own['switch']} 1",
        ],
        language=language,
    )
    assert session.histories.hand == 1
    assert [one.name for one in session.histories.kept] == ["", "Peace first"]
    assert "Peace first" in script.after(own["branches"])
    assert "0. " in script.after(own["branches"])
    assert "Peace first" in script.after(f"{own['compare']} 1 2 0")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("branch 9", "Say a turn from 1 to 1."),
        ("switch 9", "Choose a history by its number: 1."),
        ("name x", "Choose a history by its number: 1."),
        ("compare 1", "Name two histories or more by number: 1, 0."),
        ("compare 1 7", "Name two histories or more by number: 1, 0."),
    ],
)
def test_a_history_that_there_is_not_is_told_with_what_there_is(asked: str, told: str) -> None:
    script, _ = played([asked])
    assert told in script.after(asked)
