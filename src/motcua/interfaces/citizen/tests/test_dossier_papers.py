"""Papers that were issued: every one made out to the applicant can be opened, no other."""

import pytest

from motcua.domain.dossiers.rules import SlipKind
from motcua.domain.dossiers.tests import people as story
from motcua.domain.dossiers.tests import ways
from motcua.interfaces.citizen.dossier_papers import ISSUED
from motcua.interfaces.citizen.tests.browsing import text, words
from motcua.interfaces.citizen.tests.test_every_position import consulting, owing, stopped

INSIDE = {
    SlipKind.CONTROL_SLIP,
    SlipKind.REGISTER,
    SlipKind.CONSULTATION_REQUEST,
    SlipKind.VERIFICATION_RECORD,
}


def test_every_kind_of_paper_is_for_the_applicant_or_said_to_be_inside():
    assert set(SlipKind) - set(ISSUED) == INSIDE
    assert len({name for name, _ in ISSUED.values()}) == len(ISSUED)


@pytest.mark.parametrize(
    ("way", "paper", "title"),
    [
        (story.accepted, "giay-hen-1", "Xem và in giấy hẹn"),
        (ways.wanting, "phieu-bo-sung-1", "Phiếu yêu cầu bổ sung hồ sơ"),
        (owing, "thong-bao-nop-tien-1", "Thông báo khoản phải nộp"),
        (stopped, "thong-bao-dung-1", "Thông báo dừng giải quyết hồ sơ"),
    ],
)
def test_a_paper_is_named_on_the_page_and_opens(citizen, people, way, paper, title):
    code = way(people)

    assert title in words(citizen.get(f"/tra-cuu/{code}/"))
    answer = citizen.get(f"/ho-so-cua-toi/{code}/giay/{paper}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store, private"
    assert f"{paper}-{code}.pdf" in answer["Content-Disposition"]


def test_what_the_agency_writes_for_itself_is_not_found(citizen, people, browser_of):
    code = consulting(people)
    for paper in ("phieu-lay-y-kien-1", "consultation_request-1", "giay-hen-9"):
        assert citizen.get(f"/ho-so-cua-toi/{code}/giay/{paper}.pdf").status_code == 404
    assert "Phiếu lấy ý kiến" not in text(citizen.get(f"/tra-cuu/{code}/"))
    other = browser_of(people.neighbour)
    assert other.get(f"/ho-so-cua-toi/{code}/giay/giay-hen-1.pdf").status_code == 404
