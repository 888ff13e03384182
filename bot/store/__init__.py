"""How things are kept; the only place that knows SQL."""

from bot.store.backup import back_up, restore
from bot.store.engine import open_store
from bot.store.faults import StoreError
from bot.store.keys import delivery_id, random_id
from bot.store.location import find_file
from bot.store.people import Known
from bot.store.questions import FREE, Question
from bot.store.sessions import StoredSession
from bot.store.store import Store
from bot.store.transaction import Transaction

__all__ = [
    "FREE",
    "Known",
    "Question",
    "Store",
    "StoreError",
    "StoredSession",
    "Transaction",
    "back_up",
    "delivery_id",
    "find_file",
    "open_store",
    "random_id",
    "restore",
]
