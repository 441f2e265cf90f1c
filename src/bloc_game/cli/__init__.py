"""The command line: one module a command.

A command module offers `configure(parser)`, which declares its arguments, and
`run(args)`, which does the work and returns the exit code. Nothing imports this package.
"""
