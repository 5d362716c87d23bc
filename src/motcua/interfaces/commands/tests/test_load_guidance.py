"""`motcua load` with files of data/guidance: every fault at its place, nothing half loaded."""

import contextlib
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from motcua.domain.guidance.errors import EventNotFound
from motcua.domain.guidance.selectors import event_on
from motcua.domain.guidance.tests.events import TODAY

pytestmark = pytest.mark.django_db
SHIPPED = Path(settings.REFERENCE_DATA_FOLDER) / "guidance" / "lai-xe.yaml"


@pytest.fixture
def file(tmp_path):
    """A copy of a shipped event under another key."""
    path = tmp_path / "viec-khac.yaml"
    shutil.copy(SHIPPED, path)
    replace(path, "key: lai-xe", "key: viec-khac")
    return path


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def load(path, **options):
    errors = StringIO()
    with contextlib.suppress(CommandError):
        call_command("load", str(path), stderr=errors, verbosity=0, **options)
    return errors.getvalue()


def test_an_event_is_loaded_and_loading_it_again_changes_nothing(file):
    assert load(file) == ""
    assert load(file) == ""
    assert event_on("viec-khac", TODAY).title == "Bằng lái xe"


def test_only_checking_writes_nothing(file):
    assert load(file, check=True) == ""
    with pytest.raises(EventNotFound):
        event_on("viec-khac", TODAY)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("text: Đổi", "txt: Đổi", "trường lạ 'txt'"),
        ("valid_from: '2025-07-01'", "valid_from: '2025-13-01'", "valid_from"),
        ("label: Bị mất", "label: Bị  mất", "thừa khoảng trắng"),
        ("when: {viec-gi: [mat]}", "when: {viec-gi: [mta]}", "viec-gi không có lựa chọn mta"),
        ("when: {viec-gi: [mat]}", "when: {viec-gi: []}", "không hợp lệ"),
        ("ends: true", "ends: false", "không dẫn đến đâu"),
        ("procedure: cap-lai-giay-phep-lai-xe", "procedure: khong-co", "không có thủ tục khong-co"),
    ],
)
def test_a_fault_is_told_with_its_place_and_nothing_is_loaded(file, old, new, words):
    replace(file, old, new)

    assert words in load(file)
    with pytest.raises(EventNotFound):
        event_on("viec-khac", TODAY)


def test_another_text_under_a_published_version_is_refused(file):
    load(file)
    replace(file, "title: Bằng lái xe", "title: Bằng lái")

    assert "xin tăng version" in load(file)
    assert event_on("viec-khac", TODAY).title == "Bằng lái xe"
