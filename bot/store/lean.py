"""SQLAlchemy's asynchronous engine without the object mapper that its package brings along.

The mapper is 6 MB of memory and a tenth of a second at start, and a program that speaks Core alone never uses it.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
else:
    _PACKAGE = "sqlalchemy.ext.asyncio"
    _ENGINE = ("AsyncConnection", "AsyncEngine", "AsyncTransaction", "create_async_engine")

    def _engine_alone() -> None:
        """Import the package as far as its engine; the rest of it is left out, as if it had never been there."""
        spec = None if _PACKAGE in sys.modules else find_spec(_PACKAGE)
        if spec is None:
            return
        package = sys.modules[_PACKAGE] = module_from_spec(spec)
        try:
            from sqlalchemy.ext.asyncio import engine

            for name in _ENGINE:
                setattr(package, name, getattr(engine, name))
            _make_ready()
        except (ImportError, AttributeError):  # a version that is made otherwise: take it whole
            for name in [name for name in sys.modules if name.startswith(_PACKAGE)]:
                del sys.modules[name]

    def _make_ready() -> None:
        """Do what the package does at its end: since 2.1 it fetches greenlet only then."""
        from sqlalchemy.util import concurrency

        if shim := getattr(concurrency, "_concurrency_shim", None):
            shim._initialize()  # noqa: SLF001 - as the package itself does

    _engine_alone()
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

__all__ = ["AsyncConnection", "AsyncEngine", "create_async_engine"]
