"""Files of procedures, as officers send them."""

from io import BytesIO

import lxml.html
import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.records.rules.wire import wire_of

from .conftest import HERE, kept

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send(browser, content, name="tep"):
    if isinstance(content, openpyxl.Workbook):
        written = BytesIO()
        content.save(written)
        content = written.getvalue()
    return browser.post(f"{HERE}/nhap/", {"tep": SimpleUploadedFile(name, content)})


def payload_of(preview):
    """What the page carries until somebody agrees."""
    [payload] = lxml.html.fromstring(preview.content.decode()).xpath(
        "//input[@name='da-doc']/@value"
    )
    return payload


def agree(browser, preview):
    return browser.post(f"{HERE}/nhap/ghi/", {"da-doc": payload_of(preview)})


def cell(book, page, title):
    """The cell under a heading in the first row of facts."""
    sheet = book[page]
    [number] = [each.column for each in sheet[1] if each.value == title]
    return sheet.cell(2, number)


def wire(*slugs, begin):
    return [wire_of(kept(begin(slug)), field_names={}) for slug in slugs]
