"""Files are judged by what they hold, kept once, and never half."""

import hashlib
import io

import pikepdf
import pytest
from PIL import Image

from motcua.foundation.files import FileRefused, FileTooLarge, MediaType, open_content, store

BYTES_MAX = 200_000


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return settings.CONTENT_STORE_FOLDER


def picture(kind="JPEG", size=(40, 30)):
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, kind)
    return stream.getvalue()


def pdf(**options):
    stream = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(stream, **options)
    return stream.getvalue()


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (picture(), MediaType.JPEG),
        (picture("PNG"), MediaType.PNG),
        (pdf(), MediaType.PDF),
    ],
)
def test_a_good_file_is_kept_under_its_digest(body, media_type):
    content = store([body[:10], body[10:]], bytes_max=BYTES_MAX)
    assert content.media_type is media_type
    assert content.sha256 == hashlib.sha256(body).hexdigest()
    with open_content(content.sha256) as stream:
        assert stream.read() == body


def test_the_same_bytes_are_kept_once(folder):
    store([picture()], bytes_max=BYTES_MAX)
    store([picture()], bytes_max=BYTES_MAX)
    assert len(files_in(folder)) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"MZ\x90\x00",
        b"GIF89a",
        b"%PDF-1.7 is what it says",
        picture()[:200],
        picture("PNG")[:60],
        b"\xff\xd8\xff" + b"<?php evil ?>",
        pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
    ],
)
def test_what_we_cannot_keep_is_refused_and_nothing_stays(folder, body):
    with pytest.raises(FileRefused):
        store([body], bytes_max=BYTES_MAX)
    assert files_in(folder) == []


def test_a_large_file_is_cut_at_the_limit(folder):
    def endless():
        yield picture()
        for number in range(1_000):
            assert number < 5, "reading went on far beyond the limit"
            yield b"x" * 100_000

    with pytest.raises(FileTooLarge):
        store(endless(), bytes_max=BYTES_MAX)
    assert files_in(folder) == []


def test_a_picture_of_too_many_points_is_refused():
    bomb = picture("PNG", size=(9_000, 9_000))
    with pytest.raises(FileRefused, match=r"files\.refused"):
        store([bomb], bytes_max=10 * BYTES_MAX)
