"""Documents out: what a game leaves behind to be read, printed and talked about."""
