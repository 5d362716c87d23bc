"""`motcua calendar` and `motcua load`: no dossier keeps an old day because a file was loaded. LR-070."""

import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.calendar_changes import (
    CULTURE_DAY,
    SIGNED_AT,
    THE_DECREE,
    at,
    calendar_people,
    decree_not_yet_known,
    enter,
    impact_of,
    like,
    sign,
)
from motcua.domain.working_time.selectors import calendar_for, proposal, proposals
from motcua.domain.working_time.values import ProposalState
from motcua.foundation import clock

HOLIDAYS = Path(settings.REFERENCE_DATA_FOLDER) / "holidays.yaml"
ONE_MORE = """\
    - date: '2026-11-23'
      weekday: thứ Hai
      name: Nghỉ thêm
      kind: statutory
      source: Quyết định thử
"""
DAY = at("2026-11-23 00:00").date()


@pytest.fixture(autouse=True)
def moment(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: SIGNED_AT)


@pytest.fixture
def content_store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"


@pytest.fixture
def week(db, content_store):
    """A dossier with five working days from 19 November: due on the 27th, past the 24th."""
    from django.apps import apps  # noqa: PLC0415 — beside what needs it

    people = walk.everybody()
    dossiers = apps.get_model("dossiers", "Dossier").objects
    [code] = like(dossiers.get(code=walk.appraising(people)))
    return lambda: dossiers.get(code=code)


@pytest.fixture
def file(tmp_path):
    """A copy of the shipped calendar, with the 23rd of November off as well."""
    path = tmp_path / "holidays.yaml"
    text = HOLIDAYS.read_text(encoding="utf-8")
    known = "    - date: '2026-11-24'\n"
    assert text.count(known) == 1
    path.write_text(text.replace(known, ONE_MORE + known), encoding="utf-8")
    return path


def said(*words, **options):
    out = io.StringIO()
    call_command(*map(str, words), stdout=out, stderr=io.StringIO(), no_color=True, **options)
    return out.getvalue()


def load(path):
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("load", str(path), stdout=out, stderr=errors, no_color=True)
    except CommandError:
        return errors.getvalue()
    return out.getvalue()


def test_loading_does_not_leave_an_open_dossier_with_an_old_day(week, file):
    assert week().due_at == at("2026-11-27 17:00")
    refusal = load(file)
    assert "làm đổi ngày hẹn của 1 hồ sơ" in refusal
    assert "motcua calendar enter" in refusal
    assert calendar_for(walk.PHO_HIEN_ONE_STOP, SIGNED_AT.date()).is_working_day(DAY)
    assert week().due_at == at("2026-11-27 17:00")


def test_where_nobody_waits_it_is_loaded_as_ever(db, file):
    assert "1 mới" in load(file)
    assert not calendar_for(walk.PHO_HIEN_ONE_STOP, SIGNED_AT.date()).is_working_day(DAY)


def test_the_whole_way_from_the_file_to_the_new_day(week, file):
    preview = said("calendar", "preview", file)
    assert "+ 23/11/2026  holiday  Nghỉ thêm  [country]  Quyết định thử" in preview
    assert "1 hồ sơ đổi ngày hẹn, 0 lịch hẹn khác." in preview
    assert "17:00 27/11/2026 → 17:00 30/11/2026  +3 ngày, 1 ngày làm việc" in preview
    shown = json.loads(said("calendar", "preview", file, json=True))
    assert [each["code"] for each in shown["dossiers"]] == [week().code]
    assert shown["dossiers"][0]["holder"] == "Nguyễn Thị Thu Hà"

    entered = said("calendar", "enter", file, decision="15/QĐ-UBND", decided_on="2026-11-18")
    [change] = proposals(count_max=5)
    assert f"số {change.proposal_id}" in entered
    assert "chờ ký  23/11/2026  15/QĐ-UBND ngày 18/11/2026" in said("calendar", "list")
    with pytest.raises(CommandError, match="không được tự ký"):
        said("calendar", "sign", change.proposal_id, digest=shown["digest"])
    sign(change.proposal_id, by=calendar_people().signer)
    assert week().due_at == at("2026-11-30 17:00")
    # What was signed is what the file says: loading it is quiet now.
    assert "0 mới, 0 đổi, 0 thôi hiệu lực" in load(file)


def test_the_operator_signs_what_an_official_entered(week):
    decree_not_yet_known()
    number = enter(THE_DECREE, by=calendar_people().clerk)
    with pytest.raises(CommandError, match="đã khác"):
        said("calendar", "sign", number, digest="0" * 64)
    assert proposal(number).state is ProposalState.OPEN
    assert impact_of(number).digest in said("calendar", "preview", number)
    assert "Đã ký. 0 hồ sơ" in said("calendar", "sign", number, digest=impact_of(number).digest)
    calendar = calendar_for(walk.PHO_HIEN_ONE_STOP, SIGNED_AT.date())
    assert not calendar.is_working_day(CULTURE_DAY)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("nothing: 1\n", "không phải tệp lịch"),
        ("years: {2026: {holidays: 3, swaps: []}}\nmeta: {}\n", "holidays"),
        ("a: [\n", "không đúng cú pháp YAML"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(db, tmp_path, content, reason):
    path = tmp_path / "lich.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match=reason):
        said("calendar", "preview", path)
    with pytest.raises(CommandError, match="2026-04-24"):
        said("calendar", "enter", path, decision="15/QĐ", decided_on="hôm qua")
