"""What a player has set is kept, and a spoilt file costs nothing but itself."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bloc_game.ui.settings import SCALES, Settings, load_settings, save_settings
from bloc_game.ui.tokens import SCHEMES

SETTINGS = st.builds(
    Settings,
    language=st.sampled_from(["", "en", "id"]),
    scale=st.sampled_from([None, *SCALES]),
    colours=st.sampled_from(sorted(SCHEMES)),
    motion=st.booleans(),
    sound=st.booleans(),
    fullscreen=st.booleans(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda some: st.lists(some) | st.dictionaries(st.text(), some),
    max_leaves=5,
)


@given(SETTINGS)
def test_what_was_set_is_there_the_next_time(settings: Settings) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deep" / "settings.json"
        save_settings(file, settings)
        assert load_settings(file) == settings


@given(st.sampled_from([*asdict(Settings()), "unheard_of"]), JSON)
def test_a_value_nobody_understands_stands_as_on_the_first_day(name: str, value: object) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        file.write_text(json.dumps({name: value}))
        found = load_settings(file)
    assert found == Settings() or getattr(found, name) == value
    assert found.scheme in SCHEMES.values()


def test_no_file_or_a_spoilt_one_is_a_first_day(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert load_settings(file) == Settings()
    for spoilt in (b"", b"{", b"\xff\xfe\x00", b"[1]", b"[" * 100_000):
        file.write_bytes(spoilt)
        assert load_settings(file) == Settings()


def test_a_disk_that_refuses_costs_no_game(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    save_settings(blocked / "settings.json", Settings())


def test_a_yes_is_no_size_of_type(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"scale": true}')
    assert load_settings(file).scale is None
