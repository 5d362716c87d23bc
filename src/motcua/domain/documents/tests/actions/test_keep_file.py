"""Keeping what somebody handed in."""

import io
from datetime import datetime

import pytest
from django.apps import apps
from PIL import Image

from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.errors import FileNotKept
from motcua.domain.documents.selectors import file_facts, open_file
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import FileRefused, FileTooLarge

AT = datetime(2026, 11, 19, 14, 52, tzinfo=VIETNAM)
HANH = Actor(account_id=AccountId(7), reference="account:7", full_name="Phạm Thị Hạnh")


@pytest.fixture(autouse=True)
def content_store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    settings.UPLOAD_BYTES_MAX = 100_000


def picture():
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "PNG")
    return stream.getvalue()


def keep(body, name="Giấy chứng sinh.exe"):
    return keep_file(chunks=[body], original_name=name, by=HANH, at=AT)


@pytest.mark.django_db
def test_the_kind_comes_from_the_content_and_the_bytes_come_back():
    kept = file_facts(keep(picture()).file_id)
    assert (kept.media_type, kept.original_name) == ("image/png", "Giấy chứng sinh.png")
    assert kept.kept_by_account_id == 7
    with open_file(kept) as stream:
        assert stream.read() == picture()
    (line,) = journal.entries_about(f"file:{kept.file_id}")
    assert line.word == "documents.file_kept"
    assert "chứng sinh" not in repr(line)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "refusal"),
    [(b"<html>", FileRefused), (b"", FileRefused), (picture() + b"x" * 100_000, FileTooLarge)],
)
def test_what_is_refused_leaves_no_row(body, refusal):
    with pytest.raises(refusal):
        keep(body)
    assert apps.get_model("documents", "File").objects.count() == 0
    assert apps.get_model("journal", "Entry").objects.filter(by="account:7").count() == 0


@pytest.mark.django_db
def test_an_unknown_file_is_not_kept():
    with pytest.raises(FileNotKept):
        file_facts(999_999)
