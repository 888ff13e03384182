"""Draws every exercise from data: a figure from its joint angles, the back of the thigh, charts."""
