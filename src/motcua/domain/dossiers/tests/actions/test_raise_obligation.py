"""LR-065. Money owed in the course of a dossier (61/2018/NĐ-CP art 22)."""

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import AmountImpossible, Moved, TextMissing
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, accepted, appraising, signing
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY
from motcua.foundation.errors import NotPermitted

OWED = {"kind": "land", "name": "Tiền sử dụng đất", "amount_vnd": 12_500_000}


def raise_obligation(code, by, at=ACCEPTED_AT, **changes):
    return dossiers.raise_obligation(dossier_code=code, by=by, at=at, **{**OWED, **changes})


def test_the_worked_example(people, row, facts):
    """LR-065: a land obligation stops the limit, and the notice says so."""
    code = appraising(people)
    issued = raise_obligation(code, people.case_officer)
    dossier = row(code)
    assert (dossier.state, dossier.behind) == ("awaiting_payment", [["in_progress", "appraising"]])
    assert dossier.due_at is issued.due_at is None
    life = life_of(dossier.pk)
    assert (life.open_obligation.amount_vnd, life.open_obligation.pauses_clock) == (
        12_500_000,
        True,
    )
    assert (life.open_pause.ground, life.open_pause.since) == ("payment", ACCEPTED_AT)
    assert life.custody[-1].keeper == "payment"
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.number) == ("payment_notice", "0001/TBNV")
    assert {"label": "Số tiền", "text": "12.500.000 đồng"} in slip.facts["lines"]
    assert facts()[-1] == "dossiers.obligation_raised.1"


@pytest.mark.parametrize(("kind", "at"), [("fee", ACCEPTED_AT), ("land", NEXT_DAY)])
def test_a_fee_or_a_limit_that_has_run_out_is_not_stopped(people, row, kind, at):
    code = accepted(people)
    issued = raise_obligation(code, people.case_officer, kind=kind, at=at)
    life = life_of(row(code).pk)
    assert row(code).due_at == issued.due_at == DUE_AT
    assert life.pauses == ()
    assert not life.open_obligation.pauses_clock


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"amount_vnd": 0}, AmountImpossible),
        ({"amount_vnd": -1}, AmountImpossible),
        ({"amount_vnd": 10**12 + 1}, AmountImpossible),
        ({"kind": "fine"}, TextMissing),
        ({"name": " "}, TextMissing),
        ({"name": "x" * 201}, TextMissing),
    ],
)
def test_no_obligation_without_kind_name_and_amount(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        raise_obligation(code, people.case_officer, **changes)
    assert written() == before


def test_one_at_a_time_not_while_signing_and_not_by_others(people, written):
    owing, sent, code = ways.owing(people), signing(people), appraising(people)
    before = written()
    for target in (owing, sent):
        with pytest.raises(Moved):
            raise_obligation(target, people.case_officer)
    for by in (people.leader, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            raise_obligation(code, by)
    assert written() == before
