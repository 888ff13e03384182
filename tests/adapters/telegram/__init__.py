"""The Telegram adapter: its pure parts, and whole rounds through the real library."""
