"""Telegram, over the Bot API by long polling."""

from adapters.telegram.service import Telegram

__all__ = ["Telegram"]
