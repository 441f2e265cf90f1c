"""The content is found in a checkout and in an installed package alike."""

from pathlib import Path

import pytest

from bloc_game.resources import (
    MissingContent,
    assets_dir,
    data_root,
    find_data_root,
    scenarios_dir,
)


def _with_content(folder: Path) -> Path:
    for name in ("scenarios", "assets"):
        (folder / name).mkdir(parents=True)
    return folder


def test_a_checkout_finds_its_own_top_level_content() -> None:
    root = Path(__file__).parents[1]
    assert data_root() == root
    assert scenarios_dir() == root / "scenarios"
    assert assets_dir() == root / "assets"


def test_a_package_inside_a_checkout_finds_the_top_level(tmp_path: Path) -> None:
    _with_content(tmp_path)
    assert find_data_root(tmp_path / "src" / "bloc_game") == tmp_path


def test_an_installed_package_finds_the_content_it_came_with(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "bloc_game"
    content = _with_content(package / "_data")
    assert find_data_root(package) == content


def test_packaged_content_goes_before_folders_that_happen_to_lie_around(tmp_path: Path) -> None:
    _with_content(tmp_path)
    package = tmp_path / "lib" / "bloc_game"
    content = _with_content(package / "_data")
    assert find_data_root(package) == content


def test_half_the_content_does_not_pass_for_all_of_it(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    with pytest.raises(MissingContent):
        find_data_root(tmp_path / "src" / "bloc_game")


def test_missing_content_is_explained_with_the_places_looked_in(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "bloc_game"
    with pytest.raises(MissingContent) as told:
        find_data_root(package)
    message = str(told.value)
    assert str(package / "_data") in message
    assert str(tmp_path) in message
    assert "Install the game again" in message
