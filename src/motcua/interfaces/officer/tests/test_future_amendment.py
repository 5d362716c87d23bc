"""A procedure changes on 1 January: 7 → 5 working days, a paper less, another fee.

Until then everybody sees what holds today, from then on what holds then; a dossier keeps the version
that was in force when it was handed in, with its due date and its papers, byte for byte (LR-115).
"""

import re
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client

from motcua.domain.catalogue.selectors import procedure_on, record_of, versions_of
from motcua.domain.catalogue.tests.publishing import checked, published, sound_facts
from motcua.domain.records.rules.difference import differences
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.officer.tests.pages import dossier_address, submit, words

pytestmark = pytest.mark.django_db
SLUG = "dang-ky-thuong-tru"
PAGE, COUNTER = f"/thu-tuc/{SLUG}/", f"/ban-lam-viec/tiep-nhan-giay/?thu-tuc={SLUG}"
PAPER = "Giấy tờ chứng minh quan hệ nhân thân"
DECIDED_AT = datetime(2026, 12, 1, 9, 0, tzinfo=VIETNAM)
EVE = datetime(2026, 12, 31, 9, 0, tzinfo=VIETNAM)  # A Thursday; the day after it is a holiday.
FROM = date(2027, 1, 1)
MONDAY = datetime(2027, 1, 4, 9, 0, tzinfo=VIETNAM)
PERSON = {
    "identity_number": "033190004127",
    "full_name": "Phạm Thị Hạnh",
    "address": "Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
    "phone_number": "0900 000 127",
    "papers-1": "on",
    "papers-1-original": "1",
    "papers-2": "on",
    "papers-2-original": "1",
}


def amended():
    """The record: five days instead of seven, without the paper on kinship, 15.000 đồng."""
    facts = sound_facts(SLUG, DECIDED_AT.date(), limit_value=5.0, data_sources=[])
    facts["sequence"] = [
        {**step, "text": step["text"].replace("7 ngày", "5 ngày")} for step in facts["sequence"]
    ]
    facts["components"] = [row for row in facts["components"] if row["name"] != PAPER]
    fee = {"kind": "le_phi", "name": "Lệ phí đăng ký thường trú", "amount_vnd": 15000, "per": "lần"}
    facts["fees"] = [fee]
    facts["methods"] = [{**method, "fees": None} for method in facts["methods"]]
    return facts


@pytest.fixture
def decision(people, at):
    """Published on 1 December for 1 January."""
    at.now = DECIDED_AT
    return published(checked(SLUG, at=DECIDED_AT, facts=amended()), day=FROM, at=DECIDED_AT)


def seen(address, client=None):
    return words((client or Client()).get(address))


def what_holds():
    """The public page without the list of all versions, which tells what was before."""
    page = Client().get(PAGE)
    page.content = re.sub(rb'<ol class="mc-versions">.*?</ol>', b"", page.content, flags=re.DOTALL)
    return words(page)


def handed_in(client):
    """A dossier that is taken at the counter now."""
    page = client.get(COUNTER)
    answer = submit(client, page, "/ban-lam-viec/tiep-nhan-giay/", **PERSON, then="accept")
    assert answer.status_code == 302, words(answer)
    return apps.get_model("dossiers", "Dossier").objects.latest("pk")


def paper_of(client, dossier):
    slip = apps.get_model("dossiers", "Slip").objects.filter(dossier=dossier).latest("pk")
    answer = client.get(f"{dossier_address(dossier.code)}phieu/{slip.pk}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def test_the_public_page_says_what_holds_on_the_day(decision, at):
    at.now = DECIDED_AT + timedelta(hours=1)
    today = what_holds()
    assert "7 → 5 ngày làm việc" in today  # announced
    for shown in ("7 ngày làm việc", "20.000", PAPER):
        assert shown in today

    at.now = EVE
    assert "7 ngày làm việc" in what_holds()

    at.now = datetime(2027, 1, 1, 0, 1, tzinfo=VIETNAM)
    new_year = what_holds()
    for shown in ("5 ngày làm việc", "15.000"):
        assert shown in new_year
    for former in ("7 ngày làm việc", "20.000", PAPER):
        assert former not in new_year


def test_the_counter_asks_for_what_holds_on_the_day(decision, people, browser_of, at):
    at.now = EVE
    assert PAPER in seen(COUNTER, browser_of(people.one_stop))
    at.now = MONDAY
    assert PAPER not in seen(COUNTER, browser_of(people.one_stop))


def test_a_dossier_that_spans_the_change_keeps_its_version_due_date_and_papers(
    decision, people, browser_of, at
):
    at.now = EVE
    client = browser_of(people.one_stop)
    before = handed_in(client)
    paper = paper_of(client, before)
    at.now = MONDAY
    client = browser_of(people.one_stop)
    after = handed_in(client)

    # Seven working days from Thursday, New Year's Day off; five from Monday.
    assert before.due_at.astimezone(VIETNAM).date() == date(2027, 1, 12)
    assert after.due_at.astimezone(VIETNAM).date() == date(2027, 1, 11)
    before.refresh_from_db()
    assert before.due_at.astimezone(VIETNAM).date() == date(2027, 1, 12)
    assert before.procedure_version_id == procedure_on(SLUG, EVE.date()).version_id
    assert after.procedure_version_id == procedure_on(SLUG, MONDAY.date()).version_id
    assert paper_of(client, before) == paper
    names = {
        each.procedure_version_id: record_of(each.procedure_version_id) for each in (before, after)
    }
    assert PAPER in {row["name"] for row in names[before.procedure_version_id].components}
    assert PAPER not in {row["name"] for row in names[after.procedure_version_id].components}
    assert "12/01/2027" in seen(dossier_address(before.code), client)


def test_a_dossier_handed_in_before_the_decision_keeps_the_row_that_it_superseded(
    people, browser_of, at
):
    at.now = DECIDED_AT - timedelta(days=1)
    client = browser_of(people.one_stop)
    dossier = handed_in(client)
    due_at, paper = dossier.due_at, paper_of(client, dossier)
    version = record_of(dossier.procedure_version_id)
    at.now = DECIDED_AT
    published(checked(SLUG, at=DECIDED_AT, facts=amended()), day=FROM, at=DECIDED_AT)

    for moment in (DECIDED_AT + timedelta(hours=1), MONDAY):
        at.now = moment
        client = browser_of(people.one_stop)
        dossier.refresh_from_db()
        assert (dossier.due_at, paper_of(client, dossier)) == (due_at, paper)
        assert record_of(dossier.procedure_version_id) == version


def test_what_was_known_before_the_publication_can_still_be_read(decision):
    before, after = DECIDED_AT - timedelta(minutes=1), DECIDED_AT
    assert procedure_on(SLUG, FROM, known_at=before).limit.value == 7
    assert procedure_on(SLUG, FROM, known_at=after).limit.value == 5
    assert procedure_on(SLUG, EVE.date(), known_at=after).limit.value == 7
    lines = [(line.valid_from, line.valid_to) for line in versions_of(SLUG, known_at=after)]
    assert lines[-2:] == [(lines[-2][0], EVE.date()), (FROM, None)]
    known_before = versions_of(SLUG, known_at=before)[-1]
    assert (known_before.valid_from, known_before.valid_to) == (lines[-2][0], None)


def test_the_difference_is_said_in_plain_words(decision):
    former, new = (record_of(procedure_on(SLUG, day).version_id) for day in (EVE.date(), FROM))
    sentences = " | ".join(each.sentence for each in differences(former, new))
    assert "7 → 5 ngày làm việc" in sentences
    assert PAPER in sentences
    assert "15.000" in sentences
