"""The window: scenes, widgets and the map, drawn like a diplomatic archive of 1954.

Only this package imports pygame, and inside it only what must: tokens, projection, SVG text and
label placement are plain Python, so tests and other pages use them without a screen.
"""
