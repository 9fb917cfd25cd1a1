"""Numbers go in by every door, are searched for, exported and broken: they come to rest nowhere.

What may hold them in full is named: the answer to a reveal, an export in full, and the importer's
own file given back. Everything else is searched: every table, Redis, logs, temporary files, pages.
"""

import logging
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, connection
from django.urls import reverse

from common.logs import MaskingFormatter
from members.models import Member
from spreadsheets.choices import BatchState
from spreadsheets.models import ImportBatch
from tests.addresses import LISTS, WORDS, body
from tests.conftest import id_number, workbook
from tests.remains import dump_of_redis
from tests.workers import running_worker, wait_until

NUMBERS = [id_number(serial, born="19771103") for serial in (311, 312, 313)]
MOBILE = "13955512345"
BAD_CHECK = NUMBERS[2][:17] + ("1" if NUMBERS[2][17] != "1" else "2")
CANARIES = [*NUMBERS, BAD_CHECK]
HEADER = ["姓名", "身份证号", "手机号", "所在党支部", "备注"]
# The mobile of a member lies in the register in plain: it is masked on pages and in logs.
PRIVATE_ON_PAGES = [*CANARIES, MOBILE]


def upload(client, content, name="花名册.xlsx"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("spreadsheets:batch_list"), {"kind": "members", "file": file})


def strays(content, wanted=CANARIES):
    """Return what stands in the bytes, as text or as the hexadecimal digits of a dump."""
    raw = content if isinstance(content, bytes) else content.encode()
    return [word for word in wanted if word.encode() in raw or word.encode().hex().encode() in raw]


def dump_of_database(folder):
    """Yield every table with its bytes, as a backup holds them."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            path = folder / table
            with path.open("wb") as file:
                cursor.copy_expert(f'COPY (SELECT * FROM "{table}") TO STDOUT', file)
            yield table, path.read_bytes()


def log_of_database():
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        log = Path(cursor.fetchone()[0]).parent / "postgres.log"
    return log.read_bytes() if log.exists() else b""


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """Where temporary files go, of this process and of the worker it starts."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def desk(client, officer):
    """A browser in which the district officer is at work."""
    client.force_login(officer)
    return client


@pytest.fixture
def log(tmp_path, monkeypatch):
    """Return the file this process logs to, through the handler production uses."""
    path = tmp_path / "portal.log"
    [console] = [h for h in logging.getLogger().handlers if type(h.formatter) is MaskingFormatter]
    with path.open("w") as stream:
        monkeypatch.setattr(console, "stream", stream)
        yield path


def bring_in(client, branch):
    """Import good, bad and broken files through a worker; return the batch and its preview."""
    rows = [
        ["李四", NUMBERS[0], MOBILE, branch.code, ""],
        ["王五", NUMBERS[1], MOBILE, branch.code, f"证件{NUMBERS[1]}"],
        ["赵六", NUMBERS[0], MOBILE, branch.code, ""],
        [f"孙七{NUMBERS[2]}", NUMBERS[2], MOBILE, "没有的支部", ""],
        ["周八", BAD_CHECK, MOBILE, branch.code, ""],
    ]
    batches = ImportBatch.objects
    with running_worker():
        upload(client, workbook(HEADER, *rows))
        batch = wait_until(lambda: batches.filter(state=BatchState.PREVIEWED).first())
        preview = client.get(batch.get_absolute_url() + "?outcome=all")
        body(client.get(reverse("spreadsheets:batch_errors", args=[batch.pk])))
        client.post(reverse("spreadsheets:batch_commit", args=[batch.pk]))
        wait_until(lambda: batches.filter(state=BatchState.COMMITTED).first())
        upload(client, b"PK\x03\x04" + NUMBERS[0].encode() * 50)
        upload(client, f"姓名,身份证号\n李四,{NUMBERS[0]}\n".encode(), "坏.csv")
        wait_until(lambda: not batches.filter(state=BatchState.UPLOADED).exists())
    return batch, preview


def look_around(client):
    """Visit every list, search it and take it away as a file."""
    for name in sorted(LISTS - {"accounts:session_close", "spreadsheets:template_download"}):
        url = reverse(name, args=WORDS.get(name, ()))
        yield name, client.get(url)
        yield f"{name} as a file", client.get(url, {"export": "csv"})
        yield f"{name} searched", client.get(url, {"q": NUMBERS[0][-4:]})


def ask_in_full(client, member):
    """See that who may is shown the numbers, so that there is something to hide."""
    figures = reverse("members:member_figures", args=[member.pk])
    shown = client.post(figures, {"reason": f"核对{NUMBERS[0]}"})
    in_full = client.post(reverse("members:member_reveal"), {"reason": "核对档案", "form": "csv"})
    assert NUMBERS[0] in shown.content.decode()
    assert NUMBERS[0] in body(in_full).decode()


def break_things(client, member, monkeypatch):
    client.raise_request_exception = False
    client.get(reverse("members:member_list"), {"q": NUMBERS[0]})
    monkeypatch.setattr("members.views.records.facts_of", lambda **_: {}[NUMBERS[0]])
    assert client.get(member.get_absolute_url()).status_code == 500
    with pytest.raises(DataError), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0 WHERE %(text)s <> ''", {"text": NUMBERS[0]})


@pytest.mark.django_db(transaction=True)
def test_no_number_comes_to_rest_in_plain(desk, branch, scratch, log, monkeypatch, capfd):
    log_before = len(log_of_database())
    batch, preview = bring_in(desk, branch)
    member = Member.objects.get(name="李四")
    pages = {
        "preview": preview,
        "result": desk.get(batch.get_absolute_url() + "?outcome=all"),
        "member": desk.get(member.get_absolute_url()),
        **dict(look_around(desk)),
    }
    ask_in_full(desk, member)
    break_things(desk, member, monkeypatch)

    found = {name: strays(body(page), PRIVATE_ON_PAGES) for name, page in pages.items()}
    found |= {f"table {name}": strays(rows) for name, rows in dump_of_database(scratch.parent)}
    found |= {f"redis {name}": strays(value) for name, value in dump_of_redis()}
    found |= {str(p): strays(p.read_bytes()) for p in scratch.rglob("*") if p.is_file()}
    assert "KeyError" in log.read_text()  # so there is a log to look at
    found["log"] = strays(log.read_text() + "".join(capfd.readouterr()), PRIVATE_ON_PAGES)
    found["log of the database"] = strays(log_of_database()[log_before:])
    assert {place: words for place, words in found.items() if words} == {}
