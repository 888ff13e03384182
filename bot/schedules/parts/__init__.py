"""The parts of a phrase: each reads one thing at one place of a text, and says what and how far."""
