"""From a fact of `dossiers` to what its applicant reads."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps

from motcua.domain.dossiers import events
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.states import LIFE
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.subscribers import KINDS, tell_applicant
from motcua.domain.notifications.values import NoticeKind

from .conftest import ACCEPTED_AT

DUE_AT = ACCEPTED_AT + timedelta(days=11)


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return walk.everybody()


@pytest.fixture
def dossier(people):
    """A dossier that an official is settling."""
    return apps.get_model("dossiers", "Dossier").objects.get(code=walk.appraising(people))


def fact_of(fact_type, dossier):
    own = {
        "receiving_agency_code": walk.PHO_HIEN_ONE_STOP,
        "competent_agency_code": walk.PHO_HIEN_COMMITTEE,
        "due_at": DUE_AT,
        "old_due_at": DUE_AT,
        "from_agency_code": walk.SON_NAM_COMMITTEE,
        "to_agency_code": walk.PHO_HIEN_COMMITTEE,
        "holder_account_id": dossier.holder_id,
    }
    fields = {name: own[name] for name in own if name in fact_type.__dataclass_fields__}
    return fact_type(dossier_id=dossier.pk, at=ACCEPTED_AT, **fields)


@pytest.mark.parametrize("fact_type", KINDS)
def test_every_fact_that_matters_tells_the_applicant(fact_type, dossier, people):
    tell_applicant(fact_of(fact_type, dossier), fact_id=uuid4())

    message = Message.objects.get(channel="in_app")
    assert (message.kind, message.recipient_id) == (
        KINDS[fact_type],
        people.citizen.account_id,
    )
    assert message.dossier_code == dossier.code
    assert message.queued_at == ACCEPTED_AT
    assert "Phố Hiến" in message.text


def test_the_message_names_who_has_the_dossier(dossier):
    tell_applicant(fact_of(events.DossierTaken, dossier), fact_id=uuid4())
    assert "Nguyễn Thị Thu Hà, Ủy ban nhân dân phường Phố Hiến" in Message.objects.get().text


def test_a_notice_told_late_names_who_took_the_dossier_then(people):
    """When the result is ready nobody holds the dossier any more."""
    dossier = apps.get_model("dossiers", "Dossier").objects.get(code=walk.result_ready(people))
    assert dossier.holder_id is None
    fact = events.DossierTaken(
        dossier_id=dossier.pk, at=ACCEPTED_AT, holder_account_id=people.case_officer.account_id
    )
    tell_applicant(fact, fact_id=uuid4())
    assert "Nguyễn Thị Thu Hà, Ủy ban nhân dân phường Phố Hiến" in Message.objects.get().text


def test_a_notice_of_acceptance_says_what_was_promised_then(dossier):
    tell_applicant(fact_of(events.DossierAccepted, dossier), fact_id=uuid4())
    message = Message.objects.get(channel="in_app")
    assert f"{DUE_AT:%H:%M ngày %d/%m/%Y}" in message.text
    assert dossier.due_at != DUE_AT


def test_a_fact_delivered_twice_tells_once(dossier):
    fact, fact_id = fact_of(events.DossierAccepted, dossier), uuid4()
    tell_applicant(fact, fact_id=fact_id)
    told = list(Message.objects.order_by("pk").values_list())
    tell_applicant(fact, fact_id=fact_id)
    assert list(Message.objects.order_by("pk").values_list()) == told
    assert {message.channel for message in Message.objects.all()} == {"in_app", "sms"}


def test_what_the_table_says_is_told_has_a_notice_and_nothing_else():
    """LR-015, 224/2026/NĐ-CP art 15.1g: read off the table of a dossier's life."""
    renamed = {"result_approved": "result_ready"}
    told = {
        f"dossiers.{renamed.get(step.word, step.word)}.1" for step in LIFE if step.tells_applicant
    }
    assert {fact_type.name for fact_type in KINDS} == told
    assert set(KINDS.values()) == set(NoticeKind)


def test_who_has_no_account_gets_one_message_by_each_address_once(dossier):
    dossier.account_id = None
    dossier.channel = "counter"
    dossier.save(update_fields=["account", "channel"])
    fact, fact_id = fact_of(events.DossierAccepted, dossier), uuid4()
    for _ in range(2):
        tell_applicant(fact, fact_id=fact_id)
    message = Message.objects.get()
    assert (message.channel, message.recipient_id) == ("sms", None)


def test_a_fact_about_nothing_is_loud(db):
    fact = events.DossierTaken(dossier_id=1, at=ACCEPTED_AT, holder_account_id=1)
    with pytest.raises(DossierNotFound):
        tell_applicant(fact, fact_id=uuid4())
