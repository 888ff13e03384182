"""One transaction, and what can be done in it."""

from __future__ import annotations

from bot.store.deliveries import Deliveries
from bot.store.erase import Erasure
from bot.store.export import Export
from bot.store.failures import Failures
from bot.store.join import Joining
from bot.store.lean import AsyncConnection
from bot.store.links import Links
from bot.store.logs import Logs
from bot.store.people import People
from bot.store.places import Places
from bot.store.questions import Questions
from bot.store.reminders import Reminders
from bot.store.requests import Requests
from bot.store.sessions import Sessions
from bot.store.transcript import Transcript
from bot.store.typed import Names
from bot.store.uploads import UploadedFiles
from bot.store.zones import Zones


class Transaction:
    """What is read and written in it happens as a whole.

    Args:
        connection: Inside a begun transaction, which whoever began it ends.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self.people = People(connection)
        self.places = Places(connection)
        self.requests = Requests(connection)
        self.questions = Questions(connection, self.places)
        self.reminders = Reminders(connection, self.places)
        self.deliveries = Deliveries(connection)
        self.failures = Failures(connection)
        self.sessions = Sessions(connection)
        self.logs = Logs(connection)
        self.names = Names(connection)
        self.transcript = Transcript(connection, self.places)
        self.zones = Zones(connection)
        self.uploads = UploadedFiles(connection)
        self.links = Links(connection)
        self.joining = Joining(connection)
        self.export = Export(connection)
        self.erasure = Erasure(connection)
