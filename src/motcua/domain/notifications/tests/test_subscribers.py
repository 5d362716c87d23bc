"""From a fact of `dossiers` to what its applicant reads."""

from datetime import timedelta
from uuid import uuid4

import pytest

from motcua.domain.catalogue.models import Procedure, ProcedureField, ProcedureVersion
from motcua.domain.dossiers import events
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.models import Dossier
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.subscribers import KINDS, tell_applicant
from motcua.domain.organisations.models import Agency

from .conftest import ACCEPTED_AT

DUE_AT = ACCEPTED_AT + timedelta(days=11)


@pytest.fixture
def dossier(applicant, someone_else):
    """A dossier that an official is settling."""
    field = ProcedureField.objects.create(key="ho-tich", name="Hộ tịch", position=1)
    version = ProcedureVersion.objects.create(
        procedure=Procedure.objects.create(slug="dang-ky-khai-sinh", position=1),
        field=field,
        name="Đăng ký khai sinh",
        limit_value=1,
        **{key: [] for key in ("subjects", "components", "results", "legal_basis")},
        competent_names=[],
        receiving_names=[],
        **dict.fromkeys(
            ("post_receives", "post_returns", "online_is_available", "has_online_payment"), True
        ),
        steps_hours=8,
    )
    one_stop = Agency.objects.create(code="mot-cua", name="Bộ phận Một cửa xã Tiên Lữ")
    people_s_committee = Agency.objects.create(code="ubnd", name="UBND xã Tiên Lữ")
    return Dossier.objects.create(
        code="H33.12-261119-0047",
        state="in_progress",
        stage="appraising",
        procedure_version=version,
        procedure_name="Đăng ký khai sinh",
        regime_key="R2",
        channel="online",
        receiving_agency=one_stop,
        competent_agency=people_s_committee,
        account=applicant,
        submitter_name="Phạm Thị Hạnh",
        submitter_identity_number="033190004127",
        submitter_address="Thôn Đông, xã Tiên Lữ",
        phone_number="0900 000 127",
        email="hanh@example.vn",
        form_key="khai-sinh",
        form_version=1,
        answers={},
        return_method="counter",
        submitted_at=ACCEPTED_AT,
        accepted_at=ACCEPTED_AT,
        due_at=DUE_AT,
        holder=someone_else,
        held_since=ACCEPTED_AT,
    )


def fact_of(fact_type, dossier):
    own = {
        "receiving_agency_code": "mot-cua",
        "competent_agency_code": "ubnd",
        "due_at": DUE_AT,
    }
    fields = {name: own[name] for name in own if name in fact_type.__dataclass_fields__}
    return fact_type(dossier_id=dossier.pk, at=ACCEPTED_AT, **fields)


@pytest.mark.parametrize("fact_type", KINDS)
def test_every_fact_that_matters_tells_the_applicant(fact_type, dossier, applicant):
    tell_applicant(fact_of(fact_type, dossier), fact_id=uuid4())

    message = Message.objects.get(channel="in_app")
    assert (message.kind, message.recipient_id) == (KINDS[fact_type], applicant.pk)
    assert message.dossier_code == "H33.12-261119-0047"
    assert message.queued_at == ACCEPTED_AT
    assert "Tiên Lữ" in message.text


def test_the_message_names_who_has_the_dossier(dossier):
    tell_applicant(fact_of(events.DossierTaken, dossier), fact_id=uuid4())
    assert "Nguyễn Văn Khác, UBND xã Tiên Lữ" in Message.objects.get().text


def test_a_fact_delivered_twice_tells_once(dossier):
    fact, fact_id = fact_of(events.DossierAccepted, dossier), uuid4()
    tell_applicant(fact, fact_id=fact_id)
    tell_applicant(fact, fact_id=fact_id)
    assert Message.objects.count() == 3


def test_every_public_change_of_state_has_a_notice():
    """224/2026/NĐ-CP art 15.1g. What stays inside the agency is named here, so that a new fact is
    a decision."""
    inside = {events.ResultProposed.name, events.ResultSentBack.name}
    published = {fact_type.name for fact_type in events.DossierFact.__subclasses__()}
    assert {fact_type.name for fact_type in KINDS} == published - inside


def test_a_fact_about_nothing_is_loud(db):
    fact = events.DossierTaken(dossier_id=1, at=ACCEPTED_AT)
    with pytest.raises(DossierNotFound):
        tell_applicant(fact, fact_id=uuid4())
