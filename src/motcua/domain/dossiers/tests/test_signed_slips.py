"""LR-030, LR-031. The QR code of a slip proves itself, fits the paper, and names nobody."""

import hashlib
import json
from base64 import urlsafe_b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import segno
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.selectors.signed_slips import standing_of_slip
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.organisations.selectors import one_stop_units_on
from motcua.domain.slips.rules.signed_slip import (
    SignedSlip,
    payload_of,
    slip_fields,
    slip_of_fields,
)
from motcua.domain.slips.selectors import genuine_slip, signed_slip_address
from motcua.foundation.clock import VIETNAM

RECEIVED_AT = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)
DUE_AT = datetime(2026, 11, 30, 17, 0, tzinfo=VIETNAM)
PICTURE_MILLIMETRES = 27  # templates/slips/forms/receipt.typ
MODULE_MILLIMETRES_MIN = 0.4
LONGEST_HOST = "https://dichvucong.hungyen.gov.vn"
SLIP = SignedSlip(
    kind="receipt",
    dossier_code="H31.101.00-261119-0001",
    slip_no="0047/TNHS",
    procedure_code="1.001193",
    agency_code="H31.101.00",
    received_at=RECEIVED_AT,
    due_at=DUE_AT,
    digest="A" * 12,
)
YEAR_2000 = datetime(2000, 1, 1, tzinfo=UTC)
MINUTES = st.integers(0, 500 * 366 * 24 * 60).map(
    lambda minutes: YEAR_2000 + timedelta(minutes=minutes)
)


@pytest.fixture
def accepted(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    people = walk.everybody()
    code = walk.accepted(people)
    slip = apps.get_model("dossiers", "Slip").objects.get(dossier__code=code, kind="receipt")
    return people, code, slip


@given(MINUTES, st.none() | MINUTES, st.text("0123456789ABC./-", max_size=30))
def test_what_is_packed_is_unpacked_to_the_minute(received_at, due_at, code):
    slip = replace(SLIP, received_at=received_at, due_at=due_at, dossier_code=code)
    assert slip_of_fields(slip_fields(slip), key_id="") == slip


@pytest.mark.parametrize(
    "fields",
    [(), ("receipt",), slip_fields(SLIP)[:-1], (*slip_fields(SLIP), "x")]
    + [
        (*slip_fields(SLIP)[:5], *two, "d")
        for two in (("", "a"), ("é", "a"), ("a", "é"), ("zzzzzzz", ""))
    ],
)
def test_other_texts_are_no_slip(fields):
    assert slip_of_fields(fields, key_id="") is None


@pytest.mark.parametrize(
    "pasted", ["{}", " {} \n", "http://127.0.0.1:8000/xac-minh/#{}", "/xac-minh/ho-so/?ma={}"]
)
def test_the_address_or_the_text_alone_may_be_pasted(pasted):
    assert payload_of(pasted.format("abc-_1")) == "abc-_1"


def test_an_accepted_dossier_s_slip_says_in_its_code_what_it_says_on_paper(accepted):
    _people, code, kept = accepted
    address = kept.facts["qr"]["qr_of"]
    slip = genuine_slip(payload_of(address))
    assert (slip.kind, slip.dossier_code, slip.slip_no) == ("receipt", code, kept.number)
    assert slip.procedure_code == kept.facts["procedure_code"]
    dossier = kept.dossier
    assert slip.agency_code == dossier.receiving_agency_id
    assert slip.due_at == dossier.due_at
    assert timedelta(0) <= dossier.accepted_at - slip.received_at < timedelta(minutes=1)
    standing = standing_of_slip(slip)
    assert (standing.is_kept, standing.is_unchanged, standing.is_newest) == (True, True, True)


def test_the_code_names_nobody(accepted):
    """LR-031. Neither clear nor as a digest that somebody could guess at."""
    _people, _code, kept = accepted
    payload = payload_of(kept.facts["qr"]["qr_of"])
    whole = urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    personal = ("received_from", "id_number", "address", "phone", "email")
    for name in personal:
        value = kept.facts[name]
        assert value == "" or value.encode() not in whole, name
    said = json.dumps({k: v for k, v in kept.facts.items() if k != "qr"}, sort_keys=True)
    assert hashlib.sha256(said.encode()).digest()[:9] not in whole


def test_a_slip_changed_in_the_database_no_longer_fits_its_code(accepted):
    _people, _code, kept = accepted
    slip = genuine_slip(payload_of(kept.facts["qr"]["qr_of"]))
    kept.facts = kept.facts | {"received_from": "Nguyễn Văn Khác"}
    kept.save()
    assert standing_of_slip(slip).is_unchanged is False


def test_a_slip_that_another_took_the_place_of_says_so(accepted):
    _people, _code, kept = accepted
    slip = genuine_slip(payload_of(kept.facts["qr"]["qr_of"]))
    kept.pk, kept.ordinal, kept.number = None, 2, "0099/TNHS"
    kept.save()
    standing = standing_of_slip(slip)
    assert (standing.is_kept, standing.is_newest, standing.newest_number) == (
        True,
        False,
        "0099/TNHS",
    )
    assert not standing_of_slip(replace(slip, slip_no="9999/TNHS")).is_kept


def test_every_unit_s_code_can_be_read_from_a5(db, settings):
    """At least 0.4 mm a square, with the error correction that a folded paper needs (M)."""
    settings.PUBLIC_ADDRESS = LONGEST_HOST
    codes = {unit.code for unit in one_stop_units_on(RECEIVED_AT.date())}
    longest = max(codes, key=len)
    address = signed_slip_address(
        {"slip_no": "10047/TNHS", "procedure_code": "2.000635.000.00.00.H31"},
        kind="receipt",
        dossier_code=f"{longest}-261119-10001",
        agency_code=longest,
        received_at=RECEIVED_AT,
        due_at=DUE_AT,
    )
    code = segno.make_qr(address, error="m")
    squares = code.symbol_size(border=0)[0]
    assert squares * MODULE_MILLIMETRES_MIN <= PICTURE_MILLIMETRES, (len(address), code.designator)
