"""LR-034, trust.md B3. The journal commits to what people wrote, holds none of it, outlives its erasure."""

import json
from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import public_progress
from motcua.domain.dossiers.tests import people as walk
from motcua.foundation import journal

pytestmark = pytest.mark.django_db(transaction=True)

REFUSED = "Trẻ không cư trú ở phường Phố Hiến."
SENT_BACK = "Sai tên đệm của trẻ, xin sửa lại."
AT = walk.ACCEPTED_AT + timedelta(hours=1)


@pytest.fixture
def people(settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return walk.everybody()


def refused(people):
    code = walk.submitted(people)
    dossiers.refuse(
        dossier_code=code,
        reason_key="not_competent",
        reason=REFUSED,
        legal_basis="Luật Hộ tịch 2014, Điều 13",
        by=people.one_stop,
        at=AT,
    )
    return code, "refusal_reason", REFUSED


def sent_back(people):
    code = walk.signing(people)
    dossiers.send_back(dossier_code=code, reason=SENT_BACK, by=people.leader, at=AT)
    return code, "send_back_reason", SENT_BACK


@pytest.mark.alone  # Only what no open transaction can still change is sealed.
@pytest.mark.parametrize("act", [refused, sent_back])
def test_a_reason_is_committed_to_and_can_be_erased(people, act):
    code, name, reason = act(people)
    subject = f"dossier:{public_progress(code).dossier_id}"
    line = journal.latest_about(subject)
    assert journal.private_facts_of(line) == {name: reason}
    entries = apps.get_model("journal", "Entry").objects.values_list("facts", flat=True)
    assert reason not in json.dumps(list(entries), ensure_ascii=False)
    journal.seal_new_entries()
    root = journal.sign_root(at=AT, day=AT.date())

    journal.shred(subject=subject, by="account:1", at=AT)

    assert journal.private_facts_of(line) == {}
    assert journal.verify(roots=[root]).findings == []


def test_an_act_without_words_of_people_keeps_none(people):
    walk.accepted(people)
    assert not apps.get_model("journal", "PrivateFact").objects.exists()
