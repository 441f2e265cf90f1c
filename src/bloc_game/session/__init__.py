"""One game being played: who sits where, what they did, and the save it is kept in."""
