"""What the gate is told of offices and people (ADR 18)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.processes import selectors
from motcua.domain.processes.rules.builtin import typical_process
from motcua.domain.processes.rules.written import process_from
from motcua.domain.processes.tests.conftest import AT, COMMITTEE, COUNTER
from motcua.domain.processes.tests.tables import procedure, short_process, short_table
from motcua.domain.working_time.values import LimitUnit

pytestmark = pytest.mark.django_db
DAY = AT.date()
INVESTMENT = "cap-giay-chung-nhan-dang-ky-dau-tu"
BIRTH_GROUP = "lien-thong-khai-sinh-thuong-tru-bhyt"


def codes(offices):
    return [office.agency_code for office in offices]


def test_only_communes_whose_unit_has_people_take_part(ward):
    context = selectors.gate_context(short_process(), DAY)

    assert codes(context.receiving) == [COUNTER]
    assert codes(context.competent) == [COMMITTEE]
    assert context.receiving[0].weekdays == frozenset(range(5))
    assert len(context.unattended) > 90
    assert context.receiving[0].name not in context.unattended
    assert context.staffing[COUNTER, "one_stop_officer"] == frozenset(range(7))
    assert context.limit_hours == Decimal(8)
    assert [str(each.hours) for each in context.variants] == ["16"]
    assert {"receipt", "control_slip"} <= context.slips
    assert "to-khai-chung" in context.forms
    assert "dossiers.accept" in context.roles["one_stop_officer"].permissions


def test_a_commune_takes_part_even_if_nobody_there_decides(hire):
    """Then the process is refused for it: the dossiers of its counter would stand still."""
    hire("one_stop_head", COUNTER)
    context = selectors.gate_context(short_process(), DAY)
    assert codes(context.competent) == [COMMITTEE]
    assert (COMMITTEE, "case_officer") not in context.staffing


def test_people_of_the_committee_alone_make_no_commune_take_part(hire):
    hire("case_officer", COMMITTEE)
    context = selectors.gate_context(short_process(), DAY)
    assert (context.receiving, context.competent) == ((), ())


def test_a_procedure_of_the_province_is_received_by_its_centre_and_by_communes(hire):
    hire("one_stop_officer", "hy2-pvhcc")
    hire("one_stop_officer", COUNTER)
    context = selectors.gate_context(typical_process(procedure(INVESTMENT)), DAY)
    assert codes(context.receiving) == [COUNTER, "hy2-pvhcc"]
    assert codes(context.competent) == ["hy2-so-tai-chinh"]


def test_named_agencies_are_those_of_the_communes_that_take_part(ward):
    context = selectors.gate_context(typical_process(procedure(BIRTH_GROUP)), DAY)
    assert {name: codes(offices) for name, offices in context.named.items()} == {
        "Công an cấp xã": ["hy2-11953-cong-an"],
        "Bảo hiểm xã hội cơ sở": ["hy2-bhxh-co-so"],
    }


def test_a_name_that_no_agency_bears_has_no_office(ward):
    table = short_table()
    table["steps"][1]["actor"] |= {"place": "named", "agency": "Sở Bí ẩn"}
    context = selectors.gate_context(process_from(table), DAY)
    assert context.named == {"Sở Bí ẩn": ()}


def test_people_are_asked_for_in_two_queries_whatever_the_process(ward):
    short, long = short_process(), typical_process(procedure(BIRTH_GROUP))
    selectors.gate_context(long, DAY)
    counts = []
    for process in (short, long):
        with CaptureQueriesContext(connection) as queries:
            selectors.gate_context(process, DAY)
        counts.append(sum("identity_grant" in query["sql"] for query in queries))
    assert counts == [2, 2]


def test_hours_of_a_unit_are_as_the_installation_says(ward, settings):
    """LR-085."""
    assert selectors.hours_per_unit()[LimitUnit.WORKING_DAYS] == 8
    settings.PROCESS_HOURS_PER_UNIT = {"working_days": 7.5}
    context = selectors.gate_context(short_process(), DAY)
    assert context.limit_hours == Decimal("7.5")


def test_under_three_tiers_the_offices_of_that_time_are_asked(hire):
    """The process of a day before the reform names units that have ended since."""
    day = date(2025, 6, 1)
    hire("one_stop_officer", "hy-11953-motcua", at=AT - timedelta(days=900))
    context = selectors.gate_context(short_process(), day)
    assert codes(context.receiving) == ["hy-11953-motcua"]
    assert codes(context.competent) == ["hy-11953-ubnd"]


def test_a_procedure_that_is_not_in_force_has_no_gate(ward):
    with pytest.raises(ProcedureNotFound):
        selectors.gate_context(replace(short_process(), procedure_slug="khong-co"), DAY)
