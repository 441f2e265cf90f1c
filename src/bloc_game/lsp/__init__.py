"""A language server for editors: what `check` says while one types, and where names stand."""
