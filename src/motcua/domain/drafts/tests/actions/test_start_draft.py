"""Starting a dossier online."""

import pytest

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import NotOnline
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import BIRTH, SENT_AT
from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.organisations.selectors import communes_on
from motcua.foundation.errors import NotPermitted


def test_what_the_account_knows_is_filled_in(people):
    """224/2026/NĐ-CP art 15.1d: what the state has is not asked for again."""
    draft_id = drafts.start_draft(procedure_slug=BIRTH, by=people.citizen, at=SENT_AT)

    page = draft_of(draft_id, account_id=people.citizen.account_id)
    assert page.form_key == "to-khai-dang-ky-khai-sinh"
    assert page.answers["declarant_name"] == "Phạm Thị Hạnh"
    assert page.answers["declarant_id"] == "033190004127"
    assert page.delivery["phone_number"] == "0900 000 127"
    assert page.pages_done == ()


def test_a_procedure_without_a_form_of_its_own_uses_the_general_one(people):
    draft_id = drafts.start_draft(
        procedure_slug="dang-ky-lai-khai-sinh", by=people.citizen, at=SENT_AT
    )
    assert draft_of(draft_id, account_id=people.citizen.account_id).form_key == "to-khai-chung"


@pytest.mark.parametrize(
    ("slug", "refusal"),
    [("khong-co-thu-tuc-nay", ProcedureNotFound), ("cap-ho-chieu-pho-thong", NotOnline)],
)
def test_an_unknown_or_offline_procedure_is_refused(people, written, slug, refusal):
    before = written()
    with pytest.raises((refusal, ProcedureNotFound)):
        drafts.start_draft(procedure_slug=slug, by=people.citizen, at=SENT_AT)
    assert written() == before


def test_nobody_signed_in_starts_nothing(people, written):
    before = written()
    with pytest.raises(NotPermitted):
        drafts.start_draft(procedure_slug=BIRTH, by=ANONYMOUS, at=SENT_AT)
    assert written() == before


def test_what_was_answered_before_is_filled_in_where_the_form_has_it(people):
    """What a life event has asked is not asked again; nothing else gets in this way."""
    answered = {
        "relation": "mother",
        "child_sex": "neither",  # no choice of the form
        "child_birth_place": "  Trạm y tế\x00 phường ",
        "mother_id": "033190004127",  # numbers of people are asked for on the form
        "unknown": "x",
        "child_given_name": {"not": "text"},
    }
    draft_id = drafts.start_draft(
        procedure_slug=BIRTH, answered=answered, by=people.citizen, at=SENT_AT
    )

    answers = draft_of(draft_id, account_id=people.citizen.account_id).answers
    assert answers["relation"] == "mother"
    assert answers["child_birth_place"] == "Trạm y tế phường"
    assert answers["declarant_name"] == "Phạm Thị Hạnh"
    assert not {"child_sex", "mother_id", "unknown", "child_given_name"} & answers.keys()


def test_a_commune_that_was_chosen_before_is_kept_if_it_is_there(people):
    commune = communes_on(SENT_AT.date())[0].code

    def delivery(code):
        draft_id = drafts.start_draft(
            procedure_slug=BIRTH, commune_code=code, by=people.citizen, at=SENT_AT
        )
        return draft_of(draft_id, account_id=people.citizen.account_id).delivery

    assert delivery(commune)["commune_code"] == commune
    assert "commune_code" not in delivery("khong-co")
