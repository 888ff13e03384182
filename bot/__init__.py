"""Legday's core: requests in, replies out, reminders on time; no platform's name for anything."""
