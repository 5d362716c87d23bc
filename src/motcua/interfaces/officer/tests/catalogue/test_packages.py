"""Packages at the browser: downloaded, looked at, taken in; what is wrong is said with its place."""

from dataclasses import replace

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.catalogue.selectors.records import record
from motcua.domain.packages.rules.reading import package_from
from motcua.domain.packages.rules.writing import write_package
from motcua.domain.packages.tests.boxes import (
    COPIES,
    everything,
    know_instruments,
    shipped,
    with_examples,
    wrong_date,
)

from .conftest import HERE

NOTE = "Ghi chú của gói từ tỉnh bạn."


@pytest.fixture
def package():
    found = with_examples(shipped(COPIES), 1)
    know_instruments(found)
    return replace(found, record=replace(found.record, note=NOTE))


def sent(content):
    return {"tep": SimpleUploadedFile("goi.yaml", content, content_type="application/yaml")}


def text(package):
    return write_package(package).encode()


def test_a_procedure_is_downloaded_as_a_package(drawer):
    answer = drawer.get(f"{HERE}/muc/{COPIES}/goi.yaml")
    assert answer.status_code == 200
    assert f'filename="{COPIES}.yaml"' in answer["Content-Disposition"]
    assert package_from(answer.content).slug == COPIES
    assert f"{COPIES}/goi.yaml" in drawer.get(f"{HERE}/muc/{COPIES}/").content.decode()


def test_a_package_is_looked_at_and_then_taken_in(drawer, package, drafts):
    before = drafts()
    page = drawer.post(f"{HERE}/nhap-goi/", sent(text(package)))
    said = page.content.decode()
    assert page.status_code == 200
    assert NOTE in said
    assert "Đã chạy thử 1 hồ sơ ví dụ, 7 bước" in said
    assert drafts() == before, "nothing is kept before somebody agrees"

    answer = drawer.post(f"{HERE}/nhap-goi/ghi/", _form(page))
    assert answer.status_code == 302
    begun = record(int(answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]))
    assert (begun.slug, begun.facts["note"]) == (COPIES, NOTE)


def _form(page):
    found = fields_of_preview(page)
    return {name: found[name] for name in ("da-doc", "idempotency_key")}


def fields_of_preview(page):
    [form] = lxml.html.fromstring(page.content.decode()).xpath(
        "//form[contains(@action, 'nhap-goi/ghi')]"
    )
    return dict(form.form_values())


def test_sent_twice_is_taken_in_once(drawer, package, drafts):
    form = _form(drawer.post(f"{HERE}/nhap-goi/", sent(text(package))))
    first = drawer.post(f"{HERE}/nhap-goi/ghi/", form)
    kept = drafts()
    assert (
        drawer.post(f"{HERE}/nhap-goi/ghi/", form).headers["Location"] == first.headers["Location"]
    )
    assert drafts() == kept


def test_what_deviates_is_shown_and_cannot_be_taken_in(drawer, package):
    page = drawer.post(f"{HERE}/nhap-goi/", sent(text(wrong_date(package))))
    said = page.content.decode()
    assert "ví dụ 1, bước 1" in said
    assert "hẹn trả 19/11/2026 17:00, gói ghi 19/11/2026 17:01" in said
    form = _form(page)
    before = everything()
    refused = drawer.post(f"{HERE}/nhap-goi/ghi/", {**form, "idempotency_key": ""})
    assert refused.status_code == 422
    assert everything() == before


def test_what_is_not_known_here_is_shown(drawer, package):
    lost = replace(
        package,
        field_key="linh-vuc-la",
        record=replace(package.record, field_id="linh-vuc-la"),
    )
    said = drawer.post(f"{HERE}/nhap-goi/", sent(text(lost))).content.decode()
    assert "Gói nhắc đến 1 mục chưa có ở đây" in said
    assert "linh-vuc-la" in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"format: motcua-package\nformat_version: 2", "định dạng 2"),
        (b"", "Xin chọn một gói"),
        (b"x" * 2_200_000, "lớn hơn 2 MB"),
        (b"<script>alert(1)</script>", "không phải gói thủ tục"),
        (b"a: &x [1]\nb: *x", "tham chiếu"),
    ],
)
def test_what_is_no_package_is_refused_with_its_place(drawer, content, sentence):
    page = drawer.post(f"{HERE}/nhap-goi/", sent(content))
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_preview_of_somebody_else_is_not_taken_in(drawer, checker, package, drafts):
    form = _form(drawer.post(f"{HERE}/nhap-goi/", sent(text(package))))
    before = drafts()
    assert checker.post(f"{HERE}/nhap-goi/ghi/", form).status_code == 422
    assert drawer.post(f"{HERE}/nhap-goi/ghi/", {"da-doc": "hong"}).status_code == 422
    assert drafts() == before


def test_who_may_not_import_sees_no_such_page(signer):
    assert signer.get(f"{HERE}/nhap-goi/").status_code == 404
