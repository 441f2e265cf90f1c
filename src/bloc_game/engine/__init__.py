"""The rules: frozen values and pure functions.

Values in, values out: no clock, file, network, window or hidden luck, and no third-party package.
Everything about a country, a year or a treaty is data compiled into a `Game`.
"""
