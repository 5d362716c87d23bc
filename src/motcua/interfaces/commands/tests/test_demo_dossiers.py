"""The dossiers of the demonstration: brought by acts alone, natural at whatever hour one looks."""

import io
from datetime import date, datetime, time, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from motcua.domain.documents.selectors import files_by_id, open_file
from motcua.domain.dossiers.selectors import dossiers_of, heads
from motcua.domain.dossiers.states import POSITIONS, Position, Stage, State
from motcua.domain.identity import selectors as identity
from motcua.domain.identity.rules import is_identity_number
from motcua.domain.organisations.selectors import communes_on
from motcua.domain.workflow.selectors.inbox import InboxFilter, Pile, inbox, inbox_counts
from motcua.domain.workflow.tests.following import follow_all
from motcua.domain.working_time.rules import working_days_between
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import clock, journal
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.demonstration.bringing import steps_of
from motcua.interfaces.commands.demonstration.moments import Moments, Offset
from motcua.interfaces.commands.demonstration.records import NAME, content_of
from motcua.interfaces.commands.demonstration.samples import WARNING
from motcua.interfaces.web.demonstration import demonstration

pytestmark = pytest.mark.django_db

AGENCY = "hy2-11953-pvhcc"
SOUND = "hộ-kinh-doanh-mới-nộp"
MOMENTS = {
    "a Monday before the first visitor": datetime(2026, 11, 16, 7, 45, tzinfo=VIETNAM),
    "a Friday just before closing": datetime(2026, 11, 20, 16, 50, tzinfo=VIETNAM),
    "a Thursday evening": datetime(2026, 11, 19, 21, 0, tzinfo=VIETNAM),
    "a Saturday": datetime(2026, 11, 21, 10, 30, tzinfo=VIETNAM),
    "24 November, off by 28/2026/QH16": datetime(2026, 11, 24, 9, 0, tzinfo=VIETNAM),
    "Tet": datetime(2026, 2, 18, 14, 0, tzinfo=VIETNAM),
    "the first morning after Tet": datetime(2026, 2, 23, 7, 31, tzinfo=VIETNAM),
}


@pytest.fixture(autouse=True)
def content_store(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"


@pytest.fixture
def it_is(monkeypatch):
    """Sets the clock, and gives the people of the demonstration their accounts."""

    def at(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)
        call_command("demo_accounts", stdout=StringIO())
        return moment

    return at


@pytest.fixture
def changed_file(settings, tmp_path):
    """The data folder with one text of the file replaced by another; if asked, with two records
    only: one without a fault and the one that is named."""

    def change(old, new, *, only=""):
        text = (Path(settings.REFERENCE_DATA_FOLDER) / NAME).read_text(encoding="utf-8")
        head, *rows = text.split("  - key: ")
        assert old in text
        kept = [row for row in rows if not only or row.startswith((only, SOUND))]
        file = tmp_path / "data" / NAME
        file.parent.mkdir(parents=True)
        file.write_text("  - key: ".join([head, *kept]).replace(old, new), encoding="utf-8")
        settings.REFERENCE_DATA_FOLDER = tmp_path / "data"

    return change


def run():
    out, err = StringIO(), StringIO()
    try:
        call_command("demo_dossiers", stdout=out, stderr=err)
    except CommandError as refusal:
        return f"{out.getvalue()}{err.getvalue()}{refusal}"
    return out.getvalue() + err.getvalue()


def content():
    return content_of(Path(settings.REFERENCE_DATA_FOLDER) / NAME)


def dossiers():
    return list(apps.get_model("dossiers", "Dossier").objects.order_by("id"))


def acts_on(dossier):
    return [
        line
        for line in journal.entries_about(f"dossier:{dossier.pk}")
        if line.word.startswith("dossiers.")
    ]


def assert_acts_are_past_in_office_hours_and_in_order(dossier, now):
    moments = Moments(calendar_for(AGENCY, on=now.date()), now)
    times = [line.at for line in acts_on(dossier)]
    assert times, dossier.code
    assert all(earlier < later for earlier, later in pairwise(times)), dossier.code
    assert all(at <= now and moments.is_in_office_hours(at) for at in times), dossier.code


def actor(username, at):
    return identity.actor_for(identity.account_of(username), at=at)


def days_left(dossier, day):
    calendar = calendar_for(AGENCY, on=day)
    return working_days_between(
        day + timedelta(days=1), dossier.due_at.astimezone(VIETNAM).date(), calendar
    )


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_whenever_one_looks_the_desks_show_work_in_every_state(it_is, moment):
    now = it_is(moment)

    said = run()

    assert f"{len(content().records)} hồ sơ" in said
    assert "lỗi" not in said
    found = dossiers()
    # A draft is not sent; nobody withdraws since 1 July 2025, dossiers are stopped.
    beyond = {Position(State.DRAFT), Position(State.WITHDRAWN)}
    assert {dossier.position.plain for dossier in found} == {*POSITIONS} - beyond
    running = [one for one in found if one.due_at and one.result_ready_at is None]
    desk_day = Moments(calendar_for(AGENCY, on=now.date()), now).desk_day
    late = [one for one in running if one.due_at < now]
    due_on_desk_day = [one for one in running if one.due_at.astimezone(VIETNAM).date() == desk_day]
    assert 2 <= len(late) <= 4
    for dossier in late:
        due_on = dossier.due_at.astimezone(VIETNAM).date()
        calendar = calendar_for(AGENCY, on=desk_day)
        assert 1 <= working_days_between(due_on + timedelta(days=1), desk_day, calendar) <= 3
    assert len(due_on_desk_day) >= 3
    assert all(one.due_at > now for one in due_on_desk_day)
    assert sum(1 <= days_left(one, desk_day) <= 7 for one in running if one.due_at > now) >= 8
    assert any(one.send_back_reason and one.stage == Stage.APPRAISING for one in found)
    for dossier in found:
        assert_acts_are_past_in_office_hours_and_in_order(dossier, now)


@pytest.mark.parametrize("hour", ["00:10", "07:30", "07:31", "11:45", "13:02", "16:59", "17:00"])
def test_the_data_suit_every_day_of_a_year(hour):
    """Before opening, at noon, at closing, on days off: no act slips into the future."""
    records = content().records
    calendar = calendar_for(AGENCY, on=clock.now().date())
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        now = datetime.combine(day, time.fromisoformat(hour), tzinfo=VIETNAM)
        for record in records:
            steps_of(record, Moments(calendar, now))


def test_minutes_are_counted_back_through_office_hours_only():
    """Monday 16 November 2026, 08:00: thirty minutes of it have passed, the rest was on Friday."""
    moments = Moments(
        calendar_for(AGENCY, on=datetime(2026, 11, 16, tzinfo=VIETNAM).date()),
        datetime(2026, 11, 16, 8, 0, 41, tzinfo=VIETNAM),
    )

    def at(minutes):
        return moments.at(Offset(minutes_ago=minutes))

    assert at(30) == datetime(2026, 11, 16, 7, 30, tzinfo=VIETNAM)
    assert at(40) == datetime(2026, 11, 13, 16, 50, tzinfo=VIETNAM)
    assert at(30 + 240 + 10) == datetime(2026, 11, 13, 11, 20, tzinfo=VIETNAM)


def test_a_second_run_changes_nothing(it_is):
    it_is(MOMENTS["a Friday just before closing"])
    run()
    tables = [("journal", "Entry"), ("outbox", "FactRow"), ("documents", "File")]
    tables += [("dossiers", name) for name in ("Dossier", "Slip", "Counter")]
    tables.append(("drafts", "Draft"))

    def rows():
        return {
            name: sorted(map(repr, apps.get_model(label, name).objects.values_list()))
            for label, name in tables
        }

    before = rows()
    assert "đã có đủ" in run()
    assert rows() == before


def test_codes_and_slips_are_numbered_as_time_went_on(it_is):
    it_is(MOMENTS["a Monday before the first visitor"])
    run()

    sent = dossiers()
    assert [one.submitted_at for one in sent] == sorted(one.submitted_at for one in sent)
    slips = apps.get_model("dossiers", "Slip").objects.filter(
        dossier__receiving_agency_id=AGENCY, kind="receipt"
    )
    by_number = slips.order_by("number").values_list("issued_at", flat=True)
    assert len(by_number) > 15
    assert list(by_number) == sorted(by_number)


def test_each_desk_has_work_to_show(it_is):
    now = it_is(MOMENTS["a Friday just before closing"])
    run()

    follow_all(at=now)

    def heights(username):
        by_pile = inbox_counts(by=actor(username, now), at=now, soon_until=now).by_pile
        return {pile: count for pile, count in by_pile.items() if count}

    one_stop = heights("phohien.motcua1")
    assert {Pile.MINE, Pile.ELSEWHERE, Pile.READY} <= set(one_stop)
    assert one_stop[Pile.MINE] >= 5
    assert heights("phohien.thuly")[Pile.MINE] >= 6
    assert heights("phohien.thuly2")[Pile.MINE] >= 4
    assert heights("phohien.lanhdao")[Pile.MINE] >= 3
    assert heights("soxaydung.thuly")[Pile.MINE] >= 4
    assert {Pile.MINE, Pile.READY} <= set(heights("tinh.motcua"))
    assert heights("sonnam.thuly")[Pile.MINE] >= 1
    page = inbox(InboxFilter(), by=actor("phohien.thuly", now), at=now, soon_until=now)
    assert heads([page.rows[0].dossier_id])[page.rows[0].dossier_id].due_at < now


def test_the_citizen_of_the_demonstration_has_one_under_way_and_one_done(it_is):
    now = it_is(MOMENTS["24 November, off by 28/2026/QH16"])
    run()
    account_id = identity.account_of("congdan1")

    under_way, done = dossiers_of(account_id)
    assert (under_way.state, under_way.stage) == (State.IN_PROGRESS, Stage.APPRAISING)
    assert under_way.due_at > now
    assert (done.state, done.returned_how) == (State.RETURNED, "online")
    client = Client()
    client.post("/dang-nhap/", {"username": "congdan1", "password": demonstration().password})
    page = client.get("/ho-so-cua-toi/").content.decode()
    assert under_way.code in page
    assert done.code in page
    result = client.get(f"/tra-cuu/{done.code}/").content.decode()
    assert done.result_number in result


def test_papers_and_results_say_that_they_are_samples(it_is):
    it_is(MOMENTS["a Friday just before closing"])
    run()

    results = [one.result_file_id for one in dossiers() if one.result_file_id]
    uploads = apps.get_model("dossiers", "Component").objects.filter(source="upload")
    papers = [component.file_id for component in uploads]
    assert len(results) >= 10
    assert len(papers) >= 40
    for facts in files_by_id([*results, *papers]).values():
        [page] = pypdf.PdfReader(io.BytesIO(open_file(facts).read())).pages
        assert WARNING in " ".join(page.extract_text().split())


def test_a_fault_in_the_data_is_named_the_others_are_brought_and_once_mended_it_too(
    it_is, changed_file, settings
):
    it_is(MOMENTS["a Friday just before closing"])
    folder = settings.REFERENCE_DATA_FOLDER
    changed_file("procedure: dang-ky-giam-ho", "procedure: dang-ky-giam-hoo")
    lines = run().splitlines()

    assert any("giám-hộ-sơn-nam-trình-ký · sent" in line for line in lines)
    assert f"Đã đưa vào {len(content().records) - 1} hồ sơ" in lines[0]
    assert lines[-1].startswith("1 lỗi")

    settings.REFERENCE_DATA_FOLDER = folder
    assert "Đã đưa vào 1 hồ sơ" in run()
    assert "đã có đủ" in run()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("by: sonnam.thuly, days_ago: 1", "by: ai.do, days_ago: 1", "giám-hộ-sơn-nam-trình-ký"),
        ("days_ago: 1, time: '11:10'", "days_ago: 2, time: '11:10'", "phù-hiệu-chờ-trả"),
        ("days_ago: 1, time: '11:10'", "days_ago: 1, time: '12:10'", "phù-hiệu-chờ-trả"),
        ("days_ago: 1, time: '11:10'", "days_ago: 1", "phù-hiệu-chờ-trả"),
        (
            "return_method: post\n    sent: {minutes_ago: 60}",
            "sent: {minutes_ago: 60}",
            "trích-lục-sơn-nam-mới-nộp",
        ),
        ("child_birth_place: Trạm", "child_birth_plaace: Trạm", "khai-sinh-đã-trả"),
        (
            "child_ethnicity: Kinh\n      child_home_town: Xã",
            "child_home_town: Xã",
            "khai-sinh-trình-ký",
        ),
        ("papers: [3]", "papers: [33]", "giám-hộ-sơn-nam-trình-ký"),
        ("act: refuse\n", "act: refuze\n", "kết-hôn-bị-từ-chối"),
        ("by: soxaydung.lanhdao", "by: sonnam.lanhdao", "phù-hiệu-chờ-trả"),
    ],
)
def test_every_kind_of_fault_names_its_record(it_is, changed_file, old, new, named):
    it_is(MOMENTS["a Friday just before closing"])
    changed_file(old, new, only=named)

    said = run()

    [fault] = [line for line in said.splitlines() if line.startswith(NAME)]
    assert f" {named} · " in fault
    assert said.rstrip().endswith("vẫn được đưa vào.")
    assert dossiers()[-1].procedure_name == "Đăng ký thành lập hộ kinh doanh"


def test_without_accounts_no_half_of_a_dossier_is_left(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MOMENTS["a Saturday"])

    said = run()

    assert "demo_accounts" in said
    assert all(one.state == State.SUBMITTED for one in dossiers())


def test_a_real_installation_gets_no_such_dossiers(settings):
    settings.IS_DEMONSTRATION = False

    assert "không phải bản trình diễn" in run()
    assert dossiers() == []


def test_a_file_that_cannot_be_read_is_said_in_one_line(it_is, changed_file):
    it_is(MOMENTS["a Saturday"])
    changed_file("agency: hy2-11953-pvhcc", "agency: [")

    assert NAME in run()
    assert dossiers() == []


def test_nobody_in_the_file_could_be_somebody():
    known, people = demonstration().people, list(content().applicants.values())
    communes = {commune.name.casefold() for commune in communes_on(clock.now().date())}
    numbers = [one.identity_number for one in [*known, *people]]

    assert len(set(numbers)) == len(numbers)
    assert len({one.phone_number for one in [*known, *people]}) == len(numbers)
    assert not {one.username for one in known} & {one.username for one in people}
    for person in people:
        assert {"Thử", "Mẫu"} & set(person.full_name.split())
        assert is_identity_number(person.identity_number)
        assert person.identity_number[:3] == "033"
        assert person.identity_number[4:9] == f"{person.born_on:%y}000"
        assert int(person.identity_number[3]) // 2 == (person.born_on.year - 1900) // 100
        assert (" Thị " in person.full_name) == (int(person.identity_number[3]) % 2 == 1)
        assert person.phone_number.startswith("0900 000 2")
        *_place, commune, province = person.address.split(", ")
        assert commune.casefold() in communes
        assert province == "tỉnh Hưng Yên"


def test_nobody_signs_in_as_who_only_applies(it_is, changed_file):
    it_is(MOMENTS["a Friday just before closing"])
    changed_file("", "", only="khai-sinh-mới-nộp")
    run()
    assert identity.account_of("nguoi.mau.01") is not None
    client = Client()

    answer = client.post(
        "/dang-nhap/", {"username": "nguoi.mau.01", "password": "motcua-demo-2026"}
    )

    assert not answer.wsgi_request.actor.is_signed_in
    assert "nguoi.mau.01" not in Client().get("/dang-nhap/").content.decode()
