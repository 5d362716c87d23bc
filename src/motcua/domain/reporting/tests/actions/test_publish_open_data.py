"""The whole catalogue as files: true, complete, each edition whole or not there at all (LR-130)."""

import csv
import gzip
import json
import sys
from datetime import datetime, timedelta

import openpyxl
import pytest
from rdflib import Graph

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.selectors import procedures_on
from motcua.domain.catalogue.selectors.changes import days_of_change
from motcua.domain.catalogue.tests import rows
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.reporting.actions import _open_files, publish_open_data
from motcua.domain.reporting.rules.public_service import CPSV
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 19, 10, 12, tzinfo=VIETNAM)
A_FEW = ("dang-ky-khai-sinh", "dang-ky-ket-hon", "lien-thong-khai-tu", "giay-thu")
ADDRESS = "https://dichvucong.example.gov.vn"
NAMES = [
    "can-cu-phap-ly.csv",
    "giay-to.csv",
    "phi-le-phi.csv",
    "thu-tuc.csv",
    "thu-tuc.json",
    "thu-tuc.ttl",
    "thu-tuc.xlsx",
]


@pytest.fixture
def publish(tmp_path, monkeypatch):
    """Writes today's edition, and as many earlier ones as `published.past` says."""
    act = sys.modules[publish_open_data.__module__]
    monkeypatch.setattr(act, "PAST_EDITIONS_MAX", 0)
    every = act.procedures_known

    def a_few(**asked):
        return every(slugs=A_FEW, **asked)

    monkeypatch.setattr(act, "procedures_known", a_few)

    def with_past(count):
        monkeypatch.setattr(act, "PAST_EDITIONS_MAX", count)

    def published(by=SYSTEM, at=AT):
        return publish_open_data(
            folder=tmp_path / "open", address=ADDRESS, source="Tỉnh thử", by=by, at=at
        )

    published.of_all = lambda: monkeypatch.setattr(act, "procedures_known", every)
    published.folder, published.with_past = tmp_path / "open", with_past
    return published


def edition(publish, day="2026-11-19"):
    manifest = json.loads((publish.folder / f"{day}.json").read_text())
    return manifest, publish.folder / manifest["folder"]


def unpacked(place, name):
    return gzip.decompress((place / f"{name}.gz").read_bytes()).decode()


def test_an_edition_has_every_procedure_of_its_day_in_every_form(publish):
    publish.of_all()
    publish()
    manifest, place = edition(publish)
    slugs = {row.procedure.slug for row in procedures_on(day=AT.date())}

    whole = json.loads(unpacked(place, "thu-tuc.json"))
    lines = list(csv.DictReader(unpacked(place, "thu-tuc.csv").lstrip("\ufeff").splitlines()))
    book = openpyxl.load_workbook(place / "thu-tuc.xlsx", read_only=True)
    services = Graph().parse(data=unpacked(place, "thu-tuc.ttl"), format="turtle")

    assert [each["name"] for each in manifest["files"]] == NAMES
    assert manifest["procedure_count"] == len(slugs)
    assert {each["slug"] for each in whole["procedures"]} == slugs
    assert {each["Tên ngắn"] for each in lines} == slugs
    assert book["Thủ tục"].max_row == len(slugs) + 1
    assert len(set(services.subjects(predicate=None, object=CPSV.PublicService))) == len(slugs)
    assert (whole["day"], whole["source"]) == ("2026-11-19", "Tỉnh thử")
    assert "CC BY 4.0" in whole["licence"]


def test_papers_fees_and_law_have_a_line_each(publish):
    publish()
    _, place = edition(publish)
    whole = json.loads(unpacked(place, "thu-tuc.json"))["procedures"]

    for name, part in (
        ("giay-to", "components"),
        ("phi-le-phi", "fees"),
        ("can-cu-phap-ly", "legal_basis"),
    ):
        lines = list(csv.reader(unpacked(place, f"{name}.csv").splitlines()))
        assert len(lines) - 1 == sum(len(each[part]) for each in whole), name


def test_a_csv_opens_in_excel_with_vietnamese_letters_and_without_formulas(publish):
    evil = rows.version(name='=HYPERLINK("http://x")', conditions=["+1", "bình thường"])
    publish_procedures(publication=rows.publication(rows.procedure(evil)), by=rows.OPERATOR, at=AT)
    publish()
    _, place = edition(publish)
    text = unpacked(place, "thu-tuc.csv")
    sheet = openpyxl.load_workbook(place / "thu-tuc.xlsx")["Thủ tục"]

    assert text.startswith("\ufeffMã thủ tục,")
    line = next(
        each
        for each in csv.DictReader(text.lstrip("\ufeff").splitlines())
        if each["Tên ngắn"] == "giay-thu"
    )
    assert line["Tên thủ tục"] == '\'=HYPERLINK("http://x")'
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == evil.name]
    assert [cell.data_type for cell in cells] == ["s"]


def test_repeating_it_writes_nothing_and_says_nothing(publish):
    first = publish()
    before = {path: path.stat().st_mtime_ns for path in publish.folder.rglob("*")}

    second = publish()

    assert AT.date() in first.days
    assert second.days == ()
    assert {path: path.stat().st_mtime_ns for path in publish.folder.rglob("*")} == before


def test_a_publication_makes_new_files_and_the_old_ones_go(publish):
    publish()
    _, old = edition(publish)
    publish_procedures(publication=rows.publication(), by=rows.OPERATOR, at=AT)

    publish(at=AT + timedelta(minutes=10))

    manifest, place = edition(publish)
    assert place != old
    assert not old.exists()
    whole = json.loads(unpacked(place, "thu-tuc.json"))
    assert "giay-thu" in {each["slug"] for each in whole["procedures"]}
    assert len(list(publish.folder.glob("[0-9]*.json"))) * 2 == len(list(publish.folder.iterdir()))
    assert manifest["procedure_count"] == len(whole["procedures"])


def test_days_on_which_something_began_to_hold_have_their_own_edition(publish):
    publish.with_past(1)
    publish()
    (day,) = (each.stem for each in publish.folder.glob("[0-9]*.json") if "11-19" not in each.stem)
    _, place = edition(publish, day)
    whole = json.loads(unpacked(place, "thu-tuc.json"))

    assert whole["day"] == day == days_of_change(until=AT.date())[0].isoformat()
    assert day in {each["valid_from"] for each in whole["procedures"]}
    assert all(each["valid_to"] is None or each["valid_to"] >= day for each in whole["procedures"])

    publish.with_past(0)
    publish(at=AT + timedelta(days=1))
    assert [each.stem for each in publish.folder.glob("[0-9]*.json")] == ["2026-11-20"]


def test_what_fails_half_way_is_not_shown_and_leaves_nothing(publish, monkeypatch):
    publish()
    before, place = edition(publish)
    publish_procedures(publication=rows.publication(), by=rows.OPERATOR, at=AT)
    monkeypatch.setattr(
        _open_files, "service_graph", lambda *_a, **_k: (_ for _ in ()).throw(OSError("đầy đĩa"))
    )

    with pytest.raises(OSError, match="đầy đĩa"):
        publish()

    assert edition(publish)[0] == before
    assert place.exists()
    shown = {json.loads(each.read_text())["folder"] for each in publish.folder.glob("[0-9]*.json")}
    assert {each.name for each in publish.folder.iterdir() if each.is_dir()} == shown


def test_the_same_catalogue_gives_the_same_bytes(publish, tmp_path):
    publish()
    first = {each["name"]: each["sha256"] for each in edition(publish)[0]["files"]}
    publish.folder.rename(tmp_path / "elsewhere")
    publish()
    second = {each["name"]: each["sha256"] for each in edition(publish)[0]["files"]}

    del first["thu-tuc.xlsx"], second["thu-tuc.xlsx"]  # A zip keeps times of its own.
    assert first == second


def test_only_who_publishes_procedures_may_write_them(publish):
    nobody = Actor(account_id=None, reference="operator", full_name="Ai đó")

    with pytest.raises(NotPermitted):
        publish(by=nobody)

    assert not publish.folder.exists()
    assert publish(by=rows.OPERATOR).procedure_count == len(A_FEW) - 1  # One is not published.
