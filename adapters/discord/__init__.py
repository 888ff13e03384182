"""Discord, over its gateway and REST API."""

from adapters.discord.service import Discord, Pace

__all__ = ["Discord", "Pace"]
