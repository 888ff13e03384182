"""Tests of bot.schedules."""
