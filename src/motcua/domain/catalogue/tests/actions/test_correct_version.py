"""LR-115: a correction supersedes, never overwrites, with its reason."""

from datetime import date, timedelta

import pytest

from motcua.domain.catalogue import actions, models
from motcua.domain.catalogue.errors import CorrectionUnfit, RecordsNotReady
from motcua.domain.catalogue.selectors import procedure_on, procedure_version
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    checked,
    checker,
    drawer,
    hire,
    periods,
    published,
    signer,
    sound_facts,
    written,
)
from motcua.domain.catalogue.values import ChangeKind
from motcua.domain.records.errors import FactsUnfit, RecordUnreadable
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


def correct(version_id, facts=None, *, reason="Sai chính tả", by=None, at=LATER):
    return actions.correct_version(
        version_id=version_id,
        facts=sound_facts(note="Đã sửa") if facts is None else facts,
        reason=reason,
        by=by or signer(),
        at=at,
    )


def refused(error, version_id, *args, **words):
    signer()
    before = written()
    with pytest.raises(error):
        correct(version_id, *args, **words)
    assert written() == before


def test_the_former_row_stays_and_says_when_it_was_superseded():
    former = procedure_on(SLUG, TODAY)
    corrected = correct(former.version_id)

    assert procedure_on(SLUG, TODAY).version_id == corrected
    assert procedure_on(SLUG, TODAY).note == "Đã sửa"
    kept = procedure_version(former.version_id, day=TODAY)
    assert (kept.note, kept.superseded_at) == (former.note, LATER)
    row = models.ProcedureVersion.objects.get(pk=corrected)
    assert (row.recorded_at, row.correction_reason) == (LATER, "Sai chính tả")
    line = journal.latest_about(f"procedure_version:{corrected}")
    assert (line.word, line.facts["former"]) == ("catalogue.version_corrected", former.version_id)


def test_what_was_known_before_can_still_be_read():
    first = correct(procedure_on(SLUG, TODAY).version_id, at=AT)
    correct(first, sound_facts(note="Sửa lần hai"))
    assert procedure_on(SLUG, TODAY, known_at=AT).note == "Đã sửa"
    assert procedure_on(SLUG, TODAY, known_at=LATER).note == "Sửa lần hai"


def test_the_decision_and_the_period_stay():
    published(checked(limit_value=3.0))
    page = procedure_on(SLUG, FROM)
    facts = sound_facts(SLUG, FROM, note="Đã sửa")
    corrected = procedure_version(correct(page.version_id, facts), day=FROM)
    assert (corrected.decision, corrected.valid_from, corrected.limit) == (
        page.decision,
        FROM,
        page.limit,
    )
    assert [first for first, _last, _status in periods()].count(FROM) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_from": "2026-01-01"},
        {"valid_to": "2027-12-31"},
        {"publication_status": "abolished"},
    ],
)
def test_a_change_of_the_law_is_no_correction(changes):
    version_id = procedure_on(SLUG, TODAY).version_id
    refused(CorrectionUnfit, version_id, sound_facts(**changes))


def test_a_correction_changes_something_and_says_why():
    version_id = procedure_on(SLUG, TODAY).version_id
    for reason in ("", " ", "x" * 2001, "a\x00b"):
        refused(CorrectionUnfit, version_id, reason=reason)
    corrected = correct(version_id)
    refused(CorrectionUnfit, corrected, sound_facts())


def test_what_does_not_pass_the_gate_or_cannot_be_read():
    version_id = procedure_on(SLUG, TODAY).version_id
    refused(RecordsNotReady, version_id, sound_facts(components=[], data_sources=[]))
    refused(RecordUnreadable, version_id, {"name": "Chỉ có tên"})
    refused(FactsUnfit, version_id, {"name": "\x00"})


def test_twice_ended_and_forged():
    version_id = procedure_on(SLUG, TODAY).version_id
    correct(version_id)
    refused(CorrectionUnfit, version_id, sound_facts(note="Lần hai"))
    refused(CorrectionUnfit, -1)
    published(checked("dang-ky-khai-tu", kind=ChangeKind.ABOLISHED))
    ended = models.ProcedureVersion.objects.get(
        procedure__slug="dang-ky-khai-tu", publication_status="abolished"
    )
    refused(CorrectionUnfit, ended.pk, sound_facts("dang-ky-khai-tu"))
    assert ended.valid_from == date(2027, 1, 1)


def test_only_those_who_publish_correct():
    version_id = procedure_on(SLUG, TODAY).version_id
    for by in (drawer(), checker(), hire("leader", agency="hy2-11953-ubnd")):
        refused(NotPermitted, version_id, by=by)
