"""YAML in; a `Game`, or every Problem in the author's own terms, out.

Files are read as nodes with positions (`nodes`), checked against the models of the format
(`validating`, `models`), and only then compiled. Text stays text until a model asks for a number,
so `NO` is Norway and `010` is not eight.
"""
