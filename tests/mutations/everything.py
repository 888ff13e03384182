"""Every safeguard that is tried, by topic."""

from __future__ import annotations

from tests.mutations import (
    artist,
    delivery,
    escapes,
    indexes,
    joining,
    leases,
    limits,
    migration,
    pace,
    personal,
    pictures,
    refusals,
    requests,
    times,
    transactions,
)
from tests.mutations.model import Mutation

MUTATIONS: tuple[Mutation, ...] = (
    *escapes.MUTATIONS,
    *indexes.MUTATIONS,
    *migration.MUTATIONS,
    *transactions.MUTATIONS,
    *limits.MUTATIONS,
    *delivery.MUTATIONS,
    *leases.MUTATIONS,
    *pace.MUTATIONS,
    *refusals.MUTATIONS,
    *requests.MUTATIONS,
    *times.MUTATIONS,
    *personal.MUTATIONS,
    *joining.MUTATIONS,
    *pictures.MUTATIONS,
    *artist.MUTATIONS,
)
