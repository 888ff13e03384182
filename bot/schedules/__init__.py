"""Schedules: words to wall time, rule and zone; and the calendar of a rule."""
