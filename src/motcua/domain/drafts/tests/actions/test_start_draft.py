"""Starting a dossier online."""

import pytest

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import NotOnline
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import BIRTH, SENT_AT
from motcua.domain.identity.values import ANONYMOUS
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
