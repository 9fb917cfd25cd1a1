"""Collect message ids into ``locale/zh_Hans`` and compile it, without GNU gettext.

Babel extracts from Python; Django's ``templatize`` turns templates into text Babel can read.
Usage: ``python -m tools.messages``.
"""

import io
import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOG = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
APPS = [
    "common",
    "accounts",
    "jobs",
    "spreadsheets",
    "branches",
    "administration",
    "members",
    "activities",
    "points",
    "dispatch",
    "assessments",
    "portal",
]
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "gettext_noop": None,
}  # fmt: skip
Found = dict[tuple[str | None, str], list[tuple[str, str]]]


def collect() -> Found:
    """Return every message with the places it stands at."""
    found: Found = {}
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            _extract(found, path, path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "templates").rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"))
        _extract(found, path, "\n".join(line.strip() for line in code.splitlines()))
    return found


def _extract(found: Found, path: Path, text: str) -> None:
    source = io.BytesIO(text.encode())
    for line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
        msgid = message[0] if isinstance(message, tuple) else message
        place = (str(path.relative_to(ROOT)), str(line))
        if isinstance(msgid, str) and msgid:
            found.setdefault((context, msgid), []).append(place)


def update() -> list[str]:
    """Write the catalog; return the messages that still lack a translation."""
    old = (
        {(e.msgctxt, e.msgid): e.msgstr for e in polib.pofile(str(CATALOG))}
        if CATALOG.exists()
        else {}
    )
    catalog = polib.POFile(wrapwidth=100)
    catalog.metadata = {
        "Language": "zh_Hans",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for (context, msgid), places in sorted(collect().items(), key=lambda item: item[0][1]):
        catalog.append(
            polib.POEntry(
                msgctxt=context,
                msgid=msgid,
                msgstr=old.get((context, msgid), ""),
                occurrences=sorted({(path, "") for path, _line in places}),
                flags=["python-format"] if "%(" in msgid else [],
            )
        )
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    catalog.save(str(CATALOG))
    catalog.save_as_mofile(str(CATALOG.with_suffix(".mo")))
    return [entry.msgid for entry in catalog.untranslated_entries()]


if __name__ == "__main__":
    for missing in update():
        print("untranslated:", missing)
