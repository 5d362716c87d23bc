"""Roots outside the database: written whole, read back, refused over a journal that was rewritten."""

import io
import json

import pikepdf
import pypdf
import pytest

from motcua.foundation import journal
from motcua.foundation.journal.roots import unpacked

from . import superuser

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def folder(tmp_path):
    superuser.empty()
    return journal.RootsFolder(tmp_path / "roots")


def test_a_day_is_one_small_file_and_one_page_that_say_the_same(folder):
    superuser.days(folder)
    assert sorted(file.name for file in folder.path.iterdir()) == [
        "2026-11-24.json",
        "2026-11-24.pdf",
        "2026-11-25.json",
        "2026-11-25.pdf",
        "guards.json",
        "latest.json",
    ]
    first, second = folder.days()
    assert (first.size, second.size) == (9, 18)
    assert second.document["extends"]["root"] == first.document["root"]
    assert second.entry_ids == set(superuser.ids()[9:18])
    assert folder.latest().size == 21
    assert (folder.path / "2026-11-25.json").stat().st_size < 2_000
    pages = pypdf.PdfReader(folder.path / "2026-11-25.pdf").pages
    assert len(pages) == 1
    text = "".join(pages[0].extract_text().replace("\u200b", "").split())
    assert second.root.hex() in text
    assert second.document["signature"] in text
    assert second.key_id in text
    with pikepdf.open(io.BytesIO((folder.path / "2026-11-25.pdf").read_bytes())) as paper:
        assert "pdfaid" in str(paper.open_metadata())


def test_a_second_root_of_a_day_gets_a_name_of_its_own(folder):
    superuser.days(folder)
    superuser.act()
    journal.seal_new_entries()
    assert journal.sign_root(at=superuser.now(), day=superuser.DAY_2).size == 23
    written = folder.write_days()
    assert [file.name for file in written] == ["2026-11-25-2.json", "2026-11-25-2.pdf"]
    assert folder.write_days() == []
    assert journal.verify(roots=folder.days()).is_intact


def test_a_day_without_an_act_has_the_root_of_the_day_before(folder):
    superuser.days(folder)
    again = journal.sign_root(at=superuser.now(), day=superuser.DAY_2)
    more = journal.sign_root(at=superuser.now(), day=superuser.DAY_2)
    assert again.document == more.document
    next_day = journal.sign_root(at=superuser.now(), day=superuser.DAY_2.replace(day=26))
    assert (next_day.size, next_day.root) == (again.size, again.root)
    assert next_day.document["extends"]["path"] == ""
    assert next_day.entry_ids == set()


def test_no_root_is_signed_over_a_rewritten_journal(folder):
    entries = superuser.days(folder)
    superuser.do(f"UPDATE journal_entry SET by = 'account:9' WHERE id = {entries[2]}")
    superuser.rebuild()
    superuser.act()
    journal.seal_new_entries()
    with pytest.raises(journal.JournalRewritten):
        journal.sign_root(at=superuser.now(), day=superuser.DAY_2.replace(day=26))
    before = (folder.path / "latest.json").read_bytes()
    with pytest.raises(journal.JournalRewritten):
        folder.keep_latest(at=superuser.now())
    assert (folder.path / "latest.json").read_bytes() == before


def test_the_folder_of_another_journal_is_left_alone(folder):
    superuser.days(folder)
    superuser.empty()
    superuser.days(journal.RootsFolder(folder.path.parent / "others"))
    with pytest.raises(FileExistsError):
        folder.write_days()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"kind": "motcua.journal.root.1"}'])
def test_a_file_that_is_no_root_is_named(folder, content):
    superuser.days(folder)
    (folder.path / "2026-11-26.json").write_text(content)
    with pytest.raises(ValueError, match=r"2026-11-26\.json"):
        folder.days()


@pytest.mark.parametrize(
    "name", ["authority", "day", "size", "last_entry_id", "root", "at", "signature"]
)
def test_a_root_with_one_value_changed_is_not_genuine(folder, name):
    superuser.days(folder)
    file = folder.path / "2026-11-25.json"
    document = json.loads(file.read_text())
    value = document[name]
    other = {
        "day": "2026-11-26",
        "at": value.replace("Z", "1Z") if isinstance(value, str) else "",
        "root": "A" * 43,
        "signature": "B" * 86,
        "authority": "https://other.example.vn",
    }
    document[name] = other.get(name, 17)
    file.write_text(json.dumps(document))
    assert not folder.days()[1].is_genuine
    assert len(unpacked("A" * 43)) == 32
