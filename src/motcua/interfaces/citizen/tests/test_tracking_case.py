"""LR-138. The case may say something about health: the applicant reads it, nobody else outside."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.rules.lookup import slip_key
from motcua.domain.dossiers.tests.ways import register
from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought
from motcua.interfaces.citizen.tests.browsing import text, words

NAME, KEY = "Nhiều bản, nhiều trang hoặc nội dung phức tạp", "khoi-luong-lon"
APPLICANT = ApplicantOnPaper(
    full_name="Phạm Thị Hạnh",
    identity_number="033190004127",
    address="Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên",
    phone_number="0900 000 127",
)


@pytest.fixture
def code(people, at):
    """Many copies to certify, accepted, due by the limit of the case."""
    code = register(
        people,
        procedure_slug="chung-thuc-ban-sao",
        case_key=KEY,
        applicant=APPLICANT,
        papers=[PaperBrought(order=1, original_count=1)],
        at=at.now,
    )
    dossiers.accept(dossier_code=code, by=people.one_stop, at=at.now)
    return code


def test_the_applicant_reads_it(citizen, code):
    page = words(citizen.get(f"/tra-cuu/{code}/"))

    assert f"Trường hợp: {NAME}" in page
    assert f"(Nộp trực tiếp, {NAME})" in page  # Why it is due when it is due.


def test_who_holds_the_slip_reads_the_reckoning_without_it(client, code):
    page = client.get(f"/tra-cuu/{code}/?giay={slip_key(code, secret='the-suite-has-no-secrets')}")

    assert "2 ngày làm việc" in words(page)
    assert NAME not in text(page)
    assert KEY not in text(page)


def test_who_has_the_code_alone_does_not(client, browser_of, people, code):
    for reader in (client, browser_of(people.neighbour)):
        page = reader.get(f"/tra-cuu/{code}/")

        assert page.status_code == 200
        assert NAME not in text(page)
        assert KEY not in text(page)
