"""A parallel run: each of its processes has a PostgreSQL and a Redis of its own.

What empties Redis, reads the data files or waits for a lock would else meet the neighbour's tests.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tools.engines import Engines


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """Start the engines before anything reads the settings."""
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        engines = Engines(Path("var", "test", worker), fresh=True)
        engines.start()
        early_config.add_cleanup(engines.stop)
        os.environ |= engines.environment
    yield
