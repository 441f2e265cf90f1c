"""bloc_game: a counterfactual diplomacy game whose every change has a cause."""

__version__ = "0.1.0"
