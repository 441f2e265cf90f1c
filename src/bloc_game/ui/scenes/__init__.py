"""The screens of the game: what a player sees from the first page to the ending.

A scene draws what the session's views say and gives back what the player wants; it knows no rule,
and nothing that the seat before it may not know.
"""
