"""`motcua due`: what it prints, what it refuses. No test here asks a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.interfaces.commands import due
from motcua.interfaces.commands.data_in_files import data_folder

MOTCUA = Path(sys.executable).with_name("motcua")
OFFICE = ("--office-hours", "07:30-11:30,13:30-17:00")
PAUSE = ("--pause", "2019-02-13T08:00..2019-02-14T10:00")


def said(capsys, *words, code=0):
    assert due.main(words) == code
    return capsys.readouterr()


def due_at(capsys, *words):
    return json.loads(said(capsys, *words, "--json").out)["due"]


def refused(capsys, *words):
    """The code of the refusal, the same in JSON and on stderr."""
    heard = said(capsys, *words, "--json", code=due.REFUSED)
    problem = json.loads(heard.out)["error"]
    assert heard.err.startswith(f"{problem['code']}: {problem['message']}")
    assert problem["remedy"]
    return problem["code"]


def test_the_example_of_its_help(capsys):
    """Friday 1 February 2019, 15:30, over Tết; the pause takes the 14th, not the 13th."""
    heard = said(capsys, "2019-02-01T15:30", "5wd", *OFFICE, *PAUSE, "--json")
    written = json.loads(heard.out)
    assert written["due"] == "2019-02-19T17:00:00+07:00"
    assert [line["mark"] for line in written["derivation"]] == [
        "không tính", "nghỉ", "nghỉ", "nghỉ", "không tính", "1, 2", "tạm dừng", "3", "nghỉ", "4", "5",
        "5 ngày làm việc",
    ]  # fmt: skip
    assert written["derivation"][-1]["at"] == written["due"]
    assert heard.err == ""


def test_people_read_lines(capsys):
    text = said(capsys, "2026-11-19T15:20", "5wd").out
    assert "Ngày Văn hóa Việt Nam. (Nghị quyết 28/2026/QH16)" in text
    assert text.splitlines()[-2].startswith("17:00, 30/11/2026")
    assert text.splitlines()[-1] == "Tính theo lịch làm việc data/holidays.yaml."
    assert "Tạm tính" in said(capsys, "2027-01-05T09:00", "5wd").out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("2026-03-02T14:00", "16wh"), "2026-03-04T14:00"),
        (("2026-03-02T14:00", "1,5wh"), "2026-03-02T15:30"),
        (("2026-03-02T14:00", "10d"), "2026-03-12T17:00"),
        (("2026-01-31T09:00", "1mo"), "2026-03-02T17:00"),
        (("2026-03-02T15:30", "1wd"), "2026-03-04T17:00"),
        (("2026-03-02T15:30", "1wd", "--cutoff", "none"), "2026-03-03T17:00"),
        (("2026-03-02T15:30", "1wd", "--cutoff", "16:00"), "2026-03-03T17:00"),
        (("2026-03-02T15:30+07:00", "1wd"), "2026-03-04T17:00"),
        (("2026-03-02T15:30[Asia/Ho_Chi_Minh]", "1wd"), "2026-03-04T17:00"),
        (("2026-03-02 15:30:00", "1wd", "--same-day"), "2026-03-03T17:00"),
        (("2026-03-02T09:00", "1wd", "--agency", "hy2-11953-pvhcc"), "2026-03-03T17:00"),
    ],
)
def test_limits_and_options(capsys, words, expected):
    assert due_at(capsys, *words) == f"{expected}:00+07:00"


def test_pauses_that_touch_or_overlap_are_one(capsys):
    whole = due_at(
        capsys, "2026-03-02T09:00", "10d", "--pause", "2026-03-04T08:00..2026-03-09T10:00"
    )
    parts = due_at(
        capsys, "2026-03-02T09:00", "10d",
        "--pause", "2026-03-06T08:00..2026-03-09T10:00",
        "--pause", "2026-03-04T08:00..2026-03-07T10:00",
    )  # fmt: skip
    assert whole == parts == "2026-03-17T17:00:00+07:00"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2026-03-02T14:00", "0wd"), "working_time.limit_out_of_range"),
        (("2026-03-02T14:00", "10000d"), "working_time.limit_out_of_range"),
        (("2026-03-02T14:00", "-5wd"), "due.usage"),
        (("2026-03-02T14:00", "1.5wd"), "working_time.limit_out_of_range"),
        (("2026-03-02T14:00", "5weeks"), "working_time.limit_unreadable"),
        (("2026-03-02T14:00", ""), "working_time.limit_unreadable"),
        (("yesterday", "5wd"), "working_time.moment_unreadable"),
        (("2026-02-30T14:00", "5wd"), "working_time.moment_unreadable"),
        (("2026-03-02", "5wd"), "working_time.moment_unreadable"),
        (("2026-03-02T14:00Z", "5wd"), "working_time.foreign_zone"),
        (("2026-03-02T14:00+09:00", "5wd"), "working_time.foreign_zone"),
        (("2026-03-02T14:00 Asia/Tokyo", "5wd"), "working_time.foreign_zone"),
        (("2017-03-02T14:00", "5wd"), "regimes.none_in_force"),
        (("9999-12-31T14:00", "5wd"), "working_time.moment_out_of_range"),
        (("2026-03-02T14:00", "5wd", "--pause", "2026-03-05T08:00..2026-03-04T08:00"),
         "working_time.pause_ends_before_it_starts"),
        (("2026-03-02T14:00", "5wd", "--pause", "2026-03-05T08:00"), "working_time.moment_unreadable"),
        (("2026-03-02T14:00", "5wd", "--office-hours", "morning"),
         "working_time.office_hours_unreadable"),
        (("2026-03-02T14:00", "5wd", "--office-hours", "11:30-07:30"),
         "working_time.calendar_contradiction"),
        (("2026-03-02T14:00", "5wd", "--office-hours", "07:30-11:30,11:00-17:00"),
         "working_time.calendar_contradiction"),
        (("2026-03-02T14:00", "5wd", "--agency", "không-có"), "organisations.agency_not_found"),
        (("2026-03-02T14:00", "5wd", "--cutoff", "25:00"), "working_time.moment_unreadable"),
        (("2026-03-02T14:00", "5wd", "--calendar", "/không/có.yaml"),
         "working_time.calendar_unreadable"),
        (("2026-03-02T14:00",), "due.usage"),
        (("2026-03-02T14:00", "5wd", "--colour"), "due.usage"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_stable_code(capsys, words, code):
    assert refused(capsys, *words) == code


CALENDAR = """
meta: {office_hours: [{weekdays: [saturday], sessions: [['07:30', '11:30']]}]}
years:
  2026:
    holidays:
    - {date: '2026-03-05', weekday: thứ Năm, name: Ngày thử, kind: statutory}
    swaps: []
"""


def test_another_calendar_is_taken_whole(capsys, tmp_path):
    """Thursday is off there and Saturday worked; office hours left out are the installation's."""
    file = tmp_path / "other.yaml"
    file.write_text(CALENDAR, encoding="utf-8")
    words = ("2026-03-04T09:00", "--calendar", str(file))
    assert due_at(capsys, *words, "1wd") == "2026-03-06T17:00:00+07:00"
    assert due_at(capsys, *words, "2wd") == "2026-03-07T11:30:00+07:00"


def test_a_calendar_may_be_as_short_as_its_days(capsys, tmp_path):
    file = tmp_path / "short.yaml"
    file.write_text(
        "years: {2026: {holidays: [{date: '2026-03-03', name: Nghỉ}],"
        " swaps: [{day_off: '2026-03-04', work_day: '2026-03-07'}]}}",
        encoding="utf-8",
    )
    words = ("2026-03-02T09:00", "--calendar", str(file))
    assert due_at(capsys, *words, "1wd") == "2026-03-05T17:00:00+07:00"
    assert due_at(capsys, *words, "3wd") == "2026-03-07T17:00:00+07:00"


def test_an_agency_has_days_of_its_own(capsys, tmp_path):
    """Wednesday is closed for one agency, Friday for the whole country; another agency works."""
    file = tmp_path / "other.yaml"
    local = """    local_days:
    - {date: '2026-03-04', name: Bão, kind: closure, scope: agency, scope_code: hy2-thu, source: QĐ 1}
    - {date: '2026-03-06', name: Quốc tang, kind: closure, scope: country, source: QĐ 2}
"""
    file.write_text(CALENDAR + local, encoding="utf-8")
    words = ("2026-03-03T09:00", "1wd", "--calendar", str(file))
    assert due_at(capsys, *words) == "2026-03-04T17:00:00+07:00"
    assert due_at(capsys, *words, "--agency", "hy2-thu") == "2026-03-07T11:30:00+07:00"


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        (("swaps: []", "swaps: [{day_off: '2026-03-05', work_day: '2026-03-07', occasion: x}]"),
         "calendar_contradiction", "ngày 05/03/2026 có hai dòng"),
        (("statutory}", "statutory}\n    - {date: '2026-03-05', weekday: thứ Năm, name: Nữa, kind: statutory}"),
         "calendar_contradiction", "“Ngày thử” và “Nữa”"),
        (("'11:30'", "'06:30'"), "calendar_contradiction", "đóng cửa trước khi mở cửa"),
        (("thứ Năm", "thứ Sáu"), "calendar_unreadable", "ngày này là thứ Năm"),
        (("2026-03-05", "2026-02-30"), "calendar_unreadable", "không phải ngày có thật"),
        (("years:", "năm:"), "calendar_unreadable", "phải có ít nhất một năm"),
        ((CALENDAR, "[]"), "calendar_unreadable", "phải là một bản ghi"),
        ((CALENDAR, "a: [b"), "calendar_unreadable", "không đúng cú pháp YAML"),
    ],
)  # fmt: skip
def test_a_calendar_that_cannot_be_is_refused(capsys, tmp_path, change, code, reason):
    file = tmp_path / "other.yaml"
    file.write_text(CALENDAR.replace(*change), encoding="utf-8")
    heard = said(capsys, "2026-03-04T09:00", "1wd", "--calendar", str(file), code=due.REFUSED)
    assert heard.err.startswith(f"working_time.{code}: ")
    assert reason in heard.err


def test_the_shipped_calendar_passes_its_own_checks(capsys):
    """It is trusted without them; naming it checks it, and the answer is the same."""
    file = str(data_folder() / "holidays.yaml")
    words = ("2026-01-30T16:00", "7wd")
    assert due_at(capsys, *words, "--calendar", file) == due_at(capsys, *words)


def test_it_starts_neither_django_nor_a_database(tmp_path):
    """In a place where no state can be kept; the interpreter says what was imported."""
    outcome = subprocess.run(
        [sys.executable, "-X", "importtime", str(MOTCUA), "due", "2026-03-02T14:00", "5wd"],
        env={"MOTCUA_STATE_FOLDER": str(tmp_path / "none"), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout.splitlines()[-2].startswith("17:00, 09/03/2026")
    imported = {line.rpartition("|")[2].strip() for line in outcome.stderr.splitlines()}
    assert "yaml" in imported
    assert not {name for name in imported if name.split(".")[0] in {"django", "psycopg"}}
    assert not (tmp_path / "none").exists()
