# Short for the README's commands and the usual errands; `make check` is what must stay green.
.PHONY: play test check bench

play:
	python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/bloc-game

test:
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest

# The tests lint, check the format and the types as well; here the quick answers come first.
check:
	.venv/bin/ruff check src tests benchmarks
	.venv/bin/ruff format --check src tests benchmarks
	.venv/bin/mypy
	.venv/bin/python -m pytest

bench:
	for bench in benchmarks/*.py benchmarks/*/run.py; do echo "== $$bench"; .venv/bin/python $$bench || exit 1; done
