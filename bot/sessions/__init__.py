"""Sessions: what to train today."""
