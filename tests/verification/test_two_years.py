"""A year of 2019 and a year of 2026 side by side: each month one dossier goes its way through the acts,
under the regime of its own intake, and every date is counted again minute by minute.

Legal   61/2018/NĐ-CP and TT 01/2018/TT-VPCP (three tiers, forms of 2018, withdrawal) against
        118/2025/NĐ-CP and TT 03/2025/TT-VPCP (two tiers, forms of 2025, stop notice).
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.apps import apps

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import WrongForRegime
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.values import AskedPaper
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

from .cases import shipped
from .minutes import MinuteClock
from .plain import PlainCalendar

LIMIT_WORKING_DAYS = 5  # Registering a birth anew, then as now.
CUTOFF = 15 * 60
FORMS = {2019: "01/2018/TT-VPCP", 2026: "03/2025/TT-VPCP"}
REGIMES = {2019: "R1_61_2018", 2026: "R2_118_2025"}
ONE_STOPS = {2019: ways.HIEN_NAM_ONE_STOP, 2026: walk.PHO_HIEN_ONE_STOP}
IDENTITIES = {2019: "033190004128", 2026: "033190004127"}  # The citizen's, who has an account.
WAYS = ("straight", "supplement", "pause", "late", "withdrawal", "rejection")
MOMENTS = ((8, 15), (14, 59), (15, 0), (15, 1), (11, 45), (16, 59))


@pytest.fixture(scope="module")
def minutes():
    return {
        year: MinuteClock(PlainCalendar(shipped(), agency)) for year, agency in ONE_STOPS.items()
    }


@pytest.fixture
def people_of(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return {2019: ways.everybody_in_2019, 2026: walk.everybody}


class Way:
    """One dossier, its people, and a watch."""

    def __init__(self, people, year, at, counted):
        self.people, self.year, self.at, self._counted = people, year, at, counted
        self.calendar = calendar_for(agency_code=ONE_STOPS[year], on=at.date())
        self.code = ways.register(
            people,
            at=at,
            receiving_agency_code=ONE_STOPS[year],
            applicant=replace(
                ways.APPLICANT, full_name="Phạm Thị Hạnh", identity_number=IDENTITIES[year]
            ),
        )
        self.started_at = at
        dossiers.accept(dossier_code=self.code, by=people.one_stop, at=at)

    @property
    def row(self):
        return apps.get_model("dossiers", "Dossier").objects.get(code=self.code)

    def slips(self, kind):
        rows = apps.get_model("dossiers", "Slip").objects.filter(dossier__code=self.code, kind=kind)
        return list(rows.order_by("ordinal"))

    def morning_after(self, days):
        """Nine o'clock on a later working day."""
        day, found = self.at.date(), 0
        while found < days:
            day += timedelta(days=1)
            found += self.calendar.is_working_day(day)
        return datetime.combine(day, datetime.min.time(), tzinfo=VIETNAM).replace(hour=9)

    def to_the_officer(self):
        self.at = self.morning_after(1)
        dossiers.hand_over(dossier_code=self.code, by=self.people.one_stop, at=self.at)
        dossiers.take(dossier_code=self.code, by=self.people.case_officer, at=self.at)

    def decide(self):
        file = keep_file(
            chunks=[walk.pdf()],
            original_name="ket-qua.pdf",
            by=self.people.case_officer,
            at=self.at,
        )
        dossiers.propose_result(
            dossier_code=self.code,
            result_name="Giấy khai sinh",
            result_number="127",
            result_file_id=file.file_id,
            by=self.people.case_officer,
            at=self.at,
        )
        dossiers.approve_result(dossier_code=self.code, by=self.people.leader, at=self.at)

    def give_out(self):
        dossiers.return_result(
            dossier_code=self.code, returned_how="counter", by=self.people.one_stop, at=self.at
        )

    def assert_due(self, started_at, *pauses):
        """As the minute-by-minute count of the published rules has it."""
        due = self._counted.due(
            started_at.replace(tzinfo=None),
            LIMIT_WORKING_DAYS,
            "wd",
            cutoff=CUTOFF,
            pauses=[tuple(moment.replace(tzinfo=None) for moment in pause) for pause in pauses],
        )
        assert self.row.due_at.astimezone(VIETNAM).replace(tzinfo=None) == due


def straight(way):
    way.to_the_officer()
    way.decide()
    way.give_out()
    assert way.row.state == "returned"


def supplement(way):
    """The limit begins again when the papers are complete (61/2018/NĐ-CP art 19.4)."""
    way.to_the_officer()
    procedure = procedure_on(ways.LONGER, way.at.date())
    listed = next(each for each in procedure.components if each.order == ways.COPIES)
    asked = AskedPaper(listed.order, listed.name, 0, 1, "Bản sao bị mờ, không đọc được.")
    dossiers.request_supplement_in_process(
        dossier_code=way.code,
        items=[asked],
        reason="Chưa đủ căn cứ để ghi ngày sinh.",
        legal_basis="123/2015/NĐ-CP điều 26",
        by=way.people.case_officer,
        at=way.at,
    )
    assert way.row.due_at is None
    way.at = way.morning_after(7)
    dossiers.accept_supplement(
        dossier_code=way.code, papers=[ways.BROUGHT[1]], by=way.people.one_stop, at=way.at
    )
    way.assert_due(way.at)
    first, second = way.slips("receipt")
    assert first.facts["due_at"] != second.facts["due_at"]
    assert way.slips("supplement_request")[0].form_version == FORMS[way.year]


def pause(way):
    """Working days that open inside the pause are left out."""
    way.to_the_officer()
    since = way.at
    dossiers.pause(
        dossier_code=way.code,
        ground="field_verification",
        reason="Xác minh tại nơi đăng ký trước đây.",
        legal_basis="61/2018/NĐ-CP điều 19 khoản 3",
        by=way.people.case_officer,
        at=since,
    )
    way.at = way.morning_after(4)
    dossiers.resume(dossier_code=way.code, by=way.people.case_officer, at=way.at)
    way.assert_due(way.started_at, (since, way.at))


def late(way):
    """Apologised for, set to another day once, decided, closed (art 19.9)."""
    way.to_the_officer()
    due_at = way.row.due_at.astimezone(VIETNAM)
    way.at = way.morning_after(LIMIT_WORKING_DAYS + 3)
    assert way.at > due_at
    new_due_at = way.morning_after(2).replace(hour=17)
    dossiers.apologise(
        dossier_code=way.code,
        reason="Chờ cơ quan khác trả lời xác minh.",
        new_due_at=new_due_at,
        by=way.people.leader,
        at=way.at,
    )
    [apology] = way.slips("apology")
    assert apology.form_version == FORMS[way.year]
    assert ("gia hạn" in apology.facts["title"]) is (way.year == 2026)
    assert way.row.due_at == new_due_at
    way.decide()
    way.give_out()
    assert way.row.reappointments == 1


def withdrawal(way):
    """Withdrawn then, stopped by a notice now."""
    way.to_the_officer()
    dossiers.request_withdrawal(
        dossier_code=way.code, reason=ways.REASON, by=way.people.citizen, at=way.at
    )
    right, wrong = {
        2019: (dossiers.agree_withdrawal, dossiers.stop),
        2026: (dossiers.stop, dossiers.agree_withdrawal),
    }[way.year]
    words = {"answer": "Trả lại giấy tờ đã nộp.", "by": way.people.one_stop, "at": way.at}
    with pytest.raises(WrongForRegime):
        wrong(dossier_code=way.code, **words)
    right(dossier_code=way.code, **words)
    state, paper = {2019: ("withdrawn", "withdrawal_note"), 2026: ("stopped", "stop_notice")}[
        way.year
    ]
    assert way.row.state == state
    assert way.slips(paper)[0].form_version == FORMS[way.year]


def rejection(way):
    way.to_the_officer()
    dossiers.propose_rejection(
        dossier_code=way.code,
        reason_key="not_eligible",
        reason="Không đủ căn cứ xác định ngày sinh.",
        legal_basis="123/2015/NĐ-CP điều 26",
        letter_number="15/UBND-TP",
        by=way.people.case_officer,
        at=way.at,
    )
    dossiers.reject(dossier_code=way.code, by=way.people.leader, at=way.at)
    way.give_out()
    assert way.slips("refusal")[0].form_version == FORMS[way.year]


ROADS = dict(zip(WAYS, (straight, supplement, pause, late, withdrawal, rejection), strict=True))


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [2019, 2026])
def test_a_month(people_of, minutes, year, month):
    day = (
        datetime(year, month, 8, tzinfo=VIETNAM)
        if month > 1
        else datetime(year, 1, 14, tzinfo=VIETNAM)
    )
    hour, minute = MOMENTS[month % len(MOMENTS)]
    people = people_of[year]()
    way = Way(people, year, day.replace(hour=hour, minute=minute), minutes[year])
    assert way.row.regime_key.startswith(REGIMES[year][:2])
    assert way.code.startswith("000.") is (year == 2019)  # Read from the right until 2025.
    assert way.slips("receipt")[0].form_version == FORMS[year]
    way.assert_due(way.started_at)
    ROADS[WAYS[month % len(WAYS)]](way)
    assert way.row.regime_key.startswith(REGIMES[year][:2])
