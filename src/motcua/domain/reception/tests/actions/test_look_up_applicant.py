"""LR-100: what the state has is not asked for again; only by the very number, and on record."""

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.reception.actions import look_up_applicant
from motcua.domain.reception.tests.halls import AT
from motcua.foundation.errors import NotPermitted

NUMBER = "033190004127"


def look(by, **number):
    return look_up_applicant(by=by, at=AT, **number)


def readings():
    return set(apps.get_model("journal", "Reading").objects.values_list("subject", "purpose"))


def test_an_account_is_found_by_its_whole_number(people, words):
    [found] = look(people.one_stop, identity_number=NUMBER)
    assert (found.source, found.full_name, found.identity_number) == (
        "account",
        "Phạm Thị Hạnh",
        NUMBER,
    )
    assert readings() == {(people.citizen.reference, "counter_intake")}
    assert words() == ["reception.applicant_looked_up"]


@pytest.mark.parametrize("spelling", ["0900 000 127", "0900000127", "+84 900 000 127"])
def test_by_the_telephone_in_any_spelling(people, spelling):
    names = {each.full_name for each in look(people.one_stop, phone_number=spelling)}
    assert names == {"Phạm Thị Hạnh", "Đỗ Văn Bình"}  # A family may share one.


@pytest.mark.parametrize("part", ["03319000412", "0331", "%", "", "033190004128"])
def test_nothing_is_found_by_a_part_of_a_number_and_that_is_on_record_too(people, words, part):
    assert look(people.one_stop, identity_number=part) == []
    assert readings() == set()
    assert words() == ["reception.applicant_looked_up"]


def test_a_former_dossier_is_found_only_by_who_may_read_it(people):
    """The neighbour has no account of this number: it was typed at the counter of Phố Hiến."""
    number = "033085009999"
    code = _on_paper(people, number)
    [found] = look(people.one_stop, identity_number=number)
    assert (found.source, found.dossier_code, found.full_name) == ("dossier", code, "Vũ Văn Cũ")
    assert look(people.stranger, identity_number=number) == []


@pytest.mark.parametrize("who", ["citizen", "case_officer", "leader", "controller"])
def test_only_who_receives_may_look(people, words, who):
    with pytest.raises(NotPermitted):
        look(getattr(people, who), identity_number=NUMBER)
    assert words() == []
    assert readings() == set()


def _on_paper(people, number):
    from motcua.domain.dossiers.actions import register  # noqa: PLC0415
    from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought  # noqa: PLC0415

    return register(
        procedure_slug=walk.BIRTH,
        channel="counter",
        receiving_agency_code=walk.PHO_HIEN_ONE_STOP,
        applicant=ApplicantOnPaper(
            full_name="Vũ Văn Cũ",
            identity_number=number,
            address="Thôn Nam",
            phone_number="0900 000 999",
            email="",
        ),
        papers=[PaperBrought(order=1, original_count=1)],
        return_method="counter",
        return_address="",
        by=people.one_stop,
        at=AT,
    ).dossier_code
