import pytest
from sqlalchemy import Index
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex

from bot.store.schema import metadata, speak_postgresql

INDEXES = {
    str(index.name): index
    for table in metadata.tables.values()
    for index in sorted(table.indexes, key=lambda index: str(index.name))
}


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES)
def test_an_index_on_some_rows_is_on_the_same_ones_everywhere(index: Index) -> None:
    speak_postgresql()

    conditions = [
        str(CreateIndex(index).compile(dialect=dialect)).partition(" WHERE ")[2]
        for dialect in (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]  # untyped there
    ]

    assert conditions[0] == conditions[1]
