"""How things are kept; the only place that knows SQL."""
