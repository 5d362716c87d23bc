"""LR-118. Lists that are published beside the procedures: chosen, reasoned, as a whole."""

from motcua.interfaces.officer.catalogue import intake_lists
from motcua.interfaces.officer.tests.pages import words

from .conftest import HERE, SLUG

TYPED = {"decision_number": "7/QĐ-UBND", "decided_on": "18/11/2026", "valid_from": "19/11/2026"}


def test_intake_lists_are_published_with_their_reasons(signer, drawer):
    here = f"{HERE}/danh-muc/khong-tiep-nhan/"
    without = signer.post(f"{here}cong-bo/", {**TYPED, "chon": [SLUG]})
    assert without.status_code == 422
    assert 'value="7/QĐ-UBND"' in without.content.decode()
    form = {**TYPED, "chon": [SLUG], f"ly-do-{SLUG}": "Phải nhận tại chỗ"}
    assert signer.post(f"{here}cong-bo/", form).status_code == 302
    said = words(drawer.get(here))
    assert "Phải nhận tại chỗ" in said
    assert "7/QĐ-UBND" in said
    assert drawer.get(f"{HERE}/danh-muc/khong-co/").status_code == 404


def test_a_reason_typed_beside_an_unticked_box_is_not_lost(signer):
    here = f"{HERE}/danh-muc/khong-tiep-nhan/cong-bo/"
    form = {**TYPED, f"ly-do-{SLUG}": "Lý do <b>vừa gõ</b>"}
    answer = signer.post(here, form)
    assert answer.status_code == 422
    assert "Xin chọn ít nhất một thủ tục" in words(answer)
    assert 'href="#o-chon"' in answer.content.decode()
    assert 'value="Lý do &lt;b&gt;vừa gõ&lt;/b&gt;"' in answer.content.decode()


def test_a_list_of_two_thousand_is_handed_on_whole(signer, monkeypatch):
    taken = []
    monkeypatch.setattr(
        intake_lists, "publish_intake_list", lambda **words: taken.extend(words["entries"])
    )
    slugs = [f"thu-tuc-thu-{number}" for number in range(2_000)]
    answer = signer.post(f"{HERE}/danh-muc/mot-cua/cong-bo/", {**TYPED, "chon": slugs})
    assert answer.status_code == 302
    assert [entry.slug for entry in taken] == slugs
