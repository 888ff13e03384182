"""Telegram, over the Bot API by long polling."""
