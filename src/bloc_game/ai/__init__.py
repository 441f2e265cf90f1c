"""Policies: an observation and the legal actions in, one action out."""
