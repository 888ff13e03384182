"""How things are kept; the only place that knows SQL."""

from bot.store.backup import back_up, restore
from bot.store.deliveries import BegunRow, reply_of
from bot.store.engine import open_store
from bot.store.faults import StoreError
from bot.store.keys import delivery_id, id_near, random_id, random_ids, to_key
from bot.store.location import find_file
from bot.store.people import Known
from bot.store.questions import FREE, Question
from bot.store.replies import to_stored
from bot.store.sessions import StoredSession
from bot.store.store import Store
from bot.store.transaction import Transaction
from bot.store.zones import Dated, OldZone

__all__ = [
    "FREE",
    "BegunRow",
    "Dated",
    "Known",
    "OldZone",
    "Question",
    "Store",
    "StoreError",
    "StoredSession",
    "Transaction",
    "back_up",
    "delivery_id",
    "find_file",
    "id_near",
    "open_store",
    "random_id",
    "random_ids",
    "reply_of",
    "restore",
    "to_key",
    "to_stored",
]
