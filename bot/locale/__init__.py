"""Translations, one folder a language."""
