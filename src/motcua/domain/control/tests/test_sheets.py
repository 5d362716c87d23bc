"""LR-134, LR-135. What a posting sheet says, as its reader sees it."""

import io
from datetime import datetime

import pytest
from pypdf import PdfReader

from motcua.domain.control.rules.sheet import TEMPLATES_FOLDER
from motcua.domain.control.selectors.sheets import sheets_for
from motcua.domain.dossiers.tests.people import BIRTH, PHO_HIEN_ONE_STOP
from motcua.foundation.clock import VIETNAM
from motcua.foundation.printing import render

AT = datetime(2026, 11, 19, 9, 0, tzinfo=VIETNAM)


def printed(slugs, code=PHO_HIEN_ONE_STOP):
    pdf = render(TEMPLATES_FOLDER / "posting.typ", sheets_for(code, slugs=slugs, at=AT))
    return PdfReader(io.BytesIO(pdf))


def test_a_sheet_says_what_the_law_wants_posted(db):
    words = " ".join(printed({BIRTH}).pages[0].extract_text().split())
    for wanted in (
        "Đăng ký khai sinh",
        "1.001193",
        "Tờ khai đăng ký khai sinh",
        "01 bản chính",
        "Ủy ban nhân dân phường Phố Hiến",
        "60/2014/QH13",
        "8.000 đồng/bản",
        "phản ánh, kiến nghị",
    ):
        assert wanted in words or wanted in all_words(BIRTH), wanted


def all_words(slug):
    return " ".join(" ".join(page.extract_text().split()) for page in printed({slug}).pages)


def test_the_code_on_the_sheet_leads_to_the_page(db, settings):
    facts = sheets_for(PHO_HIEN_ONE_STOP, slugs={BIRTH}, at=AT)
    assert facts["sheets"][0]["qr"] == {"qr_of": f"{settings.PUBLIC_ADDRESS}/thu-tuc/{BIRTH}/"}


def test_nothing_to_hang_makes_no_paper(db):
    assert sheets_for(PHO_HIEN_ONE_STOP, slugs={"khong-co"}, at=AT) is None


@pytest.mark.parametrize("code", [PHO_HIEN_ONE_STOP, "hy2-pvhcc"])
def test_every_sheet_of_a_place_is_in_one_file(db, code):
    facts = sheets_for(code, slugs=None, at=AT)
    reader = printed(None, code)
    assert len(reader.pages) >= len(facts["sheets"])
    names = [sheet["name"] for sheet in facts["sheets"]]
    everything = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert [name for name in names if " ".join(name.split()[:3]) not in everything] == []


def test_the_same_sheet_has_the_same_bytes(db):
    facts = sheets_for(PHO_HIEN_ONE_STOP, slugs={BIRTH}, at=AT)
    template = TEMPLATES_FOLDER / "posting.typ"
    assert render(template, facts) == render(template, facts)
