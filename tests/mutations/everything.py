"""Every safeguard that is tried, by topic."""

from __future__ import annotations

from tests.mutations import (
    delivery,
    escapes,
    indexes,
    leases,
    limits,
    migration,
    personal,
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
    *refusals.MUTATIONS,
    *requests.MUTATIONS,
    *times.MUTATIONS,
    *personal.MUTATIONS,
)
