"""LR-106. Whose figures one sees."""

import pytest

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, PHO_HIEN_ONE_STOP, SENT_AT
from motcua.domain.reporting.errors import NoFigures
from motcua.domain.reporting.selectors import minute_of, scope_of

pytestmark = pytest.mark.django_db


def scope(role, agency):
    return scope_of(walk.register(f"{role}.{agency}", "Đào Văn Thử", (role, agency)), at=SENT_AT)


def test_the_office_of_the_province_looks_at_all_agencies():
    found = scope("leader", "hy2-van-phong")
    assert found.is_province
    assert found.whose.side == "competent"
    assert {PHO_HIEN_COMMITTEE, "hy2-so-xay-dung", "hy2-11983-ubnd"} <= found.whose.agency_codes
    assert PHO_HIEN_ONE_STOP not in found.whose.agency_codes


def test_a_commune_looks_at_itself():
    found = scope("leader", PHO_HIEN_COMMITTEE)
    assert not found.is_province
    assert PHO_HIEN_COMMITTEE in found.whose.agency_codes
    assert "hy2-11983-ubnd" not in found.whose.agency_codes
    assert "hy2-so-xay-dung" not in found.whose.agency_codes


def test_the_head_of_a_one_stop_unit_looks_at_what_it_received():
    found = scope("one_stop_head", PHO_HIEN_ONE_STOP)
    assert found.whose == ("receiving", frozenset({PHO_HIEN_ONE_STOP}))


def test_without_the_right_there_are_no_figures():
    with pytest.raises(NoFigures):
        scope("one_stop_officer", PHO_HIEN_ONE_STOP)


def test_the_page_asks_the_same_of_the_database_whatever_there_is(
    settings, tmp_path, django_assert_max_num_queries
):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    people = walk.everybody()
    found = scope("leader", "hy2-van-phong")
    minute_of(found, at=SENT_AT)  # What one process keeps is read.
    for _ in range(2):
        ways.registered_appraising(people)
        with django_assert_max_num_queries(16):
            minute = minute_of(found, at=SENT_AT)
    assert sum(minute.backlog.values()) == 2
