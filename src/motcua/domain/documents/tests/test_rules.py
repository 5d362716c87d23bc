"""Names of files: safe, Vietnamese letters intact, the extension true to the content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.documents.rules import cleaned_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Giấy chứng sinh.jpg", "Giấy chứng sinh.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Ảnh\\giay.PNG", "giay.pdf"),
        ("a\u202egpj.exe", "agpj.pdf"),
        ("", "tep.pdf"),
        ("...", "tep.pdf"),
        ("Giâ\u0301y.pdf", "Giấy.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
    ],
)
def test_names(given_name, kept):
    assert cleaned_name(given_name, extension=".pdf") == kept


@given(st.text(max_size=400))
def test_any_name_becomes_safe(name):
    kept = cleaned_name(name, extension=".pdf")
    assert kept.endswith(".pdf")
    assert not set("/\\\r\n\x00") & set(kept)
    assert 5 <= len(kept) <= 130
