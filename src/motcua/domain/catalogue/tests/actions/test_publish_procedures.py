"""Legal: 63/2010/ND-CP art. 8, 13-15. A version that a dossier may hold is never rewritten."""

from datetime import date, datetime, timedelta

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import CatalogueContradicts, ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on, procedure_version, procedures_on
from motcua.domain.catalogue.tests.rows import OPERATOR, procedure, publication, version
from motcua.domain.identity.values import ANONYMOUS
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
DAY = AT.date()
pytestmark = pytest.mark.django_db


def publish(*procedures, by=OPERATOR, at=AT):
    return actions.publish_procedures(publication=publication(*procedures), by=by, at=at)


def test_a_procedure_is_there_once_published():
    publish()
    page = procedure_on("giay-thu", DAY)
    assert (page.name, page.field_name, str(page.limit)) == (
        "Cấp giấy thử",
        "Lĩnh vực thử",
        "5 ngày làm việc",
    )
    assert procedures_on(day=DAY, text="xin giấy thử")[0].slug == "giay-thu"
    assert journal.latest_about("catalogue").word == "catalogue.procedures_published"


def test_a_procedure_may_let_papers_be_asked_for_more_often():
    """61/2018/NĐ-CP art 11.2c: once, unless the law of the procedure says otherwise."""
    publish(procedure(version(supplement_requests_max=2)))
    assert procedure_on("giay-thu", DAY).supplement_requests_max == 2
    assert procedure_on("dang-ky-khai-sinh", DAY).supplement_requests_max is None


def test_procedures_that_are_not_published_again_stay():
    publish()
    assert procedure_on("dang-ky-khai-sinh", DAY).code == "1.001193"


def test_publishing_twice_changes_nothing():
    publish()
    number, written = procedure_on("giay-thu", DAY).version_id, journal.entries_about("catalogue")
    assert not publish().changes_anything
    assert procedure_on("giay-thu", DAY).version_id == number
    assert journal.entries_about("catalogue") == written


def test_a_correction_makes_a_new_version_and_the_old_one_stays_readable():
    publish()
    old = procedure_on("giay-thu", DAY)
    counts = publish(procedure(version(limit_value=3.0)), at=AT + timedelta(hours=1))
    new = procedure_on("giay-thu", DAY)
    assert counts.changed == 1
    assert new.version_id != old.version_id
    assert str(new.limit) == "3 ngày làm việc"
    assert str(procedure_version(old.version_id, day=DAY).limit) == "5 ngày làm việc"


def test_a_new_period_begins_on_its_day():
    """Abolished after 2025, brought back with another limit in 2027."""
    publish(
        procedure(
            version(valid_to=date(2025, 12, 31)),
            version(valid_from=date(2027, 1, 1), limit_value=2.0),
        )
    )
    assert str(procedure_on("giay-thu", date(2025, 12, 31)).limit) == "5 ngày làm việc"
    assert str(procedure_on("giay-thu", date(2027, 1, 1)).limit) == "2 ngày làm việc"
    with pytest.raises(ProcedureNotFound):
        procedure_on("giay-thu", DAY)


def test_an_abolished_procedure_is_no_longer_shown_but_a_dossier_keeps_its_version():
    publish()
    old = procedure_on("giay-thu", DAY)
    publish(procedure(version(publication_status="abolished")))
    with pytest.raises(ProcedureNotFound):
        procedure_on("giay-thu", DAY)
    assert not procedures_on(day=DAY).filter(procedure__slug="giay-thu").exists()
    assert procedure_version(old.version_id, day=DAY).name == "Cấp giấy thử"


def test_a_contradiction_is_refused_and_nothing_is_written():
    with pytest.raises(CatalogueContradicts):
        publish(procedure(), procedure(version(field_id="la"), slug="giay-khac"))
    with pytest.raises(ProcedureNotFound):
        procedure_on("giay-thu", DAY)


def test_only_who_may_publishes():
    with pytest.raises(NotPermitted):
        publish(by=ANONYMOUS)
    with pytest.raises(ProcedureNotFound):
        procedure_on("giay-thu", DAY)
