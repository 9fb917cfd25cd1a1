"""The Chinese catalog is complete, and what is compiled is what is written."""

import re

import polib

from tools.messages import CATALOG, collect

CATALOG_ENTRIES = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(CATALOG))}


def test_every_message_stands_in_the_catalog_and_none_is_left_over():
    assert set(CATALOG_ENTRIES) == set(collect())


def test_every_message_is_translated_and_none_is_fuzzy():
    bad = [e.msgid for e in CATALOG_ENTRIES.values() if not e.msgstr or "fuzzy" in e.flags]
    assert bad == []


def test_placeholders_survive_translation():
    marks = re.compile(r"%\((\w+)\)")
    bad = [
        entry.msgid
        for entry in CATALOG_ENTRIES.values()
        if set(marks.findall(entry.msgid)) != set(marks.findall(entry.msgstr))
    ]
    assert bad == []


def test_the_compiled_catalog_equals_the_written_one():
    compiled = polib.mofile(str(CATALOG.with_suffix(".mo")))
    assert {(e.msgctxt, e.msgid): e.msgstr for e in compiled} == {
        key: entry.msgstr for key, entry in CATALOG_ENTRIES.items()
    }
