"""Papers of a dossier at the desk: look, print, issue again, print several."""

import io

import pypdf
import pytest
from django.apps import apps

from motcua.domain.dossiers.tests import people as walk
from motcua.interfaces.officer.tests.pages import dossier_address, words


def slip_id_of(code):
    return apps.get_model("dossiers", "Slip").objects.get(dossier__code=code).pk


def readings(purpose):
    rows = apps.get_model("journal", "Reading").objects.filter(purpose=purpose)
    return rows.count()


def pages_of(answer):
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def reissue(client, code, **typed):
    address = f"{dossier_address(code)}phieu/{slip_id_of(code)}/cap-lai/"
    values = {"reason": "Làm mất.", "idempotency_key": "k" * 20, **typed}
    return client.post(address, values)


def test_the_list_names_every_paper_and_leads_to_it(people, browser_of):
    code = walk.accepted(people)
    client = browser_of(people.case_officer)
    seen = client.get(f"{dossier_address(code)}phieu/")
    assert "Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in words(seen)
    assert "mẫu theo 03/2025/TT-VPCP" in words(seen)
    assert "Phiếu kiểm soát quá trình giải quyết hồ sơ" in words(seen)
    assert "Cấp lại phiếu này" not in words(seen)  # The unit that received it does that.
    address = f"{dossier_address(code)}phieu/{slip_id_of(code)}.pdf"
    assert address in seen.content.decode()
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    assert code in pages_of(first)[0]
    assert readings("slip:receipt") == 2


def test_a_dossier_without_papers_says_so(people, browser_of):
    code = walk.submitted(people)
    answer = browser_of(people.one_stop).get(f"{dossier_address(code)}phieu/")
    assert "Hồ sơ này chưa có phiếu nào" in words(answer)
    assert (
        browser_of(people.one_stop).get(f"{dossier_address(code)}phieu-kiem-soat/").status_code
        == 404
    )


def test_a_copy_is_issued_once_for_a_form_and_the_first_paper_stays(people, browser_of):
    """LR-042."""
    code = walk.accepted(people)
    client = browser_of(people.one_stop)
    paper = f"{dossier_address(code)}phieu/{slip_id_of(code)}"
    before = client.get(f"{paper}.pdf").content

    assert reissue(client, code).status_code == 302
    assert reissue(client, code).status_code == 302
    seen = words(client.get(f"{dossier_address(code)}phieu/"))
    assert seen.count("Bản cấp lại lần") == 1
    assert "Lê Thu Trang: Làm mất." in seen

    assert client.get(f"{paper}.pdf").content == before
    assert "(Bản cấp lại lần 1," in pages_of(client.get(f"{paper}/ban-1.pdf"))[0]
    assert client.get(f"{paper}/ban-2.pdf").status_code == 404


def test_a_copy_without_reason_is_refused_where_it_was_asked_for(people, browser_of):
    code = walk.accepted(people)
    answer = reissue(browser_of(people.one_stop), code, reason="  ")
    assert answer.status_code == 422
    assert "lý do cấp lại" in words(answer)


@pytest.mark.parametrize("who", ["case_officer", "stranger"])
def test_others_issue_no_copy(people, browser_of, who):
    code = walk.accepted(people)
    assert reissue(browser_of(getattr(people, who)), code).status_code in {403, 404}
    assert apps.get_model("dossiers", "SlipCopy").objects.count() == 0


def test_the_control_slip_is_the_same_on_screen_and_on_paper(people, browser_of):
    """LR-040."""
    code = walk.appraising(people)
    client = browser_of(people.leader)
    seen = words(client.get(f"{dossier_address(code)}phieu-kiem-soat/"))
    [paper] = pages_of(client.get(f"{dossier_address(code)}phieu-kiem-soat.pdf"))
    for said in ("Phạm Thị Hạnh", "Lê Thu Trang", "Nguyễn Thị Thu Hà"):
        assert said in seen, said
        assert said in paper, said
    assert "đang giữ" in seen
    assert "Mẫu số 06, Thông tư 03/2025/TT-VPCP" in paper
    assert (readings("control_slip"), readings("control_slip_print")) == (1, 1)


def test_several_papers_are_printed_in_the_order_chosen(people, browser_of):
    first, second = walk.accepted(people), walk.accepted(people)
    client = browser_of(people.one_stop)
    for kind in ("receipt", "control_slip", "unknown"):
        pages = pages_of(
            client.get("/ban-lam-viec/in-phieu/", {"chon": [second, first, second], "loai": kind})
        )
        assert [second in pages[0], first in pages[1], len(pages)] == [True, True, 2]
    assert (readings("pile:receipt"), readings("pile:control_slip")) == (4, 2)


def test_nothing_to_print_is_a_page_that_says_so(people, browser_of):
    code = walk.accepted(people)
    for who, chosen in (
        ("one_stop", []),
        ("one_stop", ["x", "H31.101.00-261119-9999"]),
        ("stranger", [code]),
    ):
        answer = browser_of(getattr(people, who)).get("/ban-lam-viec/in-phieu/", {"chon": chosen})
        assert answer.status_code == 404
        assert "Không có phiếu nào để in" in words(answer)
