"""The terminal: a chat that needs no account."""
