"""The back of the right thigh: the parts of the anatomy picture."""
