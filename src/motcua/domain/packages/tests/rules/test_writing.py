"""Export → import → export: whatever the package, the same bytes."""

import unicodedata

from hypothesis import HealthCheck, given, settings

from motcua.domain.packages.rules.reading import package_from
from motcua.domain.packages.rules.writing import digest_of, package_as_data, write_package
from motcua.domain.packages.tests.boxes import COPIES, shipped, text_of

from .any_package import packages


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(packages())
def test_any_package_is_written_as_it_is_read(package):
    text = write_package(package)
    assert unicodedata.is_normalized("NFC", text)
    again = package_from(text.encode())
    assert again == package
    assert write_package(again) == text
    assert digest_of(again) == digest_of(package)


def test_one_changed_date_changes_one_line():
    """What git shows is what was changed."""
    package = package_from(
        text_of(COPIES).replace(b"due_at: 2026-09-03 17:00", b"due_at: 2026-09-04 17:00")
    )
    before, after = text_of(COPIES).decode().splitlines(), write_package(package).splitlines()
    assert len(before) == len(after)
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("      due_at: 2026-09-03 17:00", "      due_at: 2026-09-04 17:00")
    ]


def test_keys_stand_in_one_order_and_what_is_usual_is_left_out():
    data = package_as_data(shipped(COPIES))
    assert list(data) == [
        *("format", "format_version", "slug", "field", "agencies", "instruments"),
        *("record", "process", "forms", "examples"),
    ]
    assert "commune" not in data["examples"][0]
    assert "return_method" not in data["examples"][0]
