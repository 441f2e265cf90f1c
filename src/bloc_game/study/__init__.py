"""Designed experiments: many games for each of several settings, here or on a cluster."""
