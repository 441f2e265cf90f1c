"""`python -m bloc_game` does what `bloc-game` does."""

from bloc_game.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
