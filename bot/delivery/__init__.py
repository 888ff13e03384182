"""Delivery: due, claimed, sent, settled."""
