"""A static files finder for a named list of files of the locked asset packages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage, Storage


class PackageFinder(BaseFinder):
    """Serves ``PACKAGE_FILES`` below ``PACKAGE_FILES_ROOT`` and nothing else from there."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        root = Path(settings.PACKAGE_FILES_ROOT)
        missing = [name for name in settings.PACKAGE_FILES if not (root / name).exists()]
        return [Error(f"Asset {name} is missing; run make install.") for name in missing]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        if path not in settings.PACKAGE_FILES:
            return []
        found = str(Path(settings.PACKAGE_FILES_ROOT) / path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:
        storage = FileSystemStorage(location=settings.PACKAGE_FILES_ROOT)
        for path in settings.PACKAGE_FILES:
            yield path, storage
