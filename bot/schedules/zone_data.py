"""What a time zone is made of: its compiled data, so that instants can be told from those of a later edition."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ZoneData:
    """One edition of a zone: when its country changes its rules, another one comes.

    Attributes:
        data: As the time zone database compiles it (TZif, RFC 9636).
    """

    name: str
    data: bytes

    @property
    def version(self) -> str:
        """What tells this edition from others: the same for the same data, whoever packaged it."""
        return blake2b(self.data, digest_size=8).hexdigest()

    def zone(self) -> ZoneInfo:
        """Return the zone as it was in this edition."""
        return ZoneInfo.from_file(BytesIO(self.data), self.name)


@lru_cache(maxsize=1024)
def zone_data(zone: ZoneInfo) -> ZoneData:
    """Return what *zone* was made of; read once, because a package may be replaced while the program runs.

    Raises:
        FileNotFoundError: Neither the system nor the tzdata package has it any more.
    """
    parts = zone.key.split("/")
    for folder in zoneinfo.TZPATH:
        file = Path(folder, *parts)
        if file.is_file():
            return ZoneData(zone.key, file.read_bytes())
    return ZoneData(zone.key, files("tzdata").joinpath("zoneinfo", *parts).read_bytes())
