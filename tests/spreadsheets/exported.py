"""Asking for a list as a file, and reading the file back."""

import csv
import io

import openpyxl
from django.http import QueryDict

from spreadsheets.registry import exports
from spreadsheets.workbooks.writers import write_file
from tests.conftest import actor_of


def body_of(response):
    """Return the bytes of a streamed answer; the client closes it at the end."""
    return b"".join(response.streaming_content)


def download(client, url, **query):
    response = client.get(url, {"export": "xlsx", **query})
    assert response.status_code == 200
    return body_of(response)


def cells(content, sheet=0):
    """Return the rows of a workbook's sheet as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book.worksheets[sheet].iter_rows(values_only=True)]


def column(content, heading):
    head, *rows = cells(content)
    return [row[head.index(heading)] for row in rows]


def csv_rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def export_of(kind, user, query="", *, reveal=False):
    return exports()[kind](actor=actor_of(user), query=QueryDict(query), reveal=reveal)


def written(kind, user, query="", *, reveal=False, form="xlsx"):
    """Return the bytes of an export made without a page."""
    file = io.BytesIO()
    write_file(export_of(kind, user, query, reveal=reveal), form, file)
    return file.getvalue()
