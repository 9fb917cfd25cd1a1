"""Python's search for circular garbage, and when it is in the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Spare mass work the search, which goes through all rows at hand again and again.

    For work that makes no circles: what is no longer referred to goes at once all the same.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
