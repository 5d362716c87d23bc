"""`motcua journal`: what the operator and the auditor see, and the exit code that a timer sees."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.domain.dossiers.tests import people as story
from motcua.foundation import journal, signing
from motcua.foundation.journal import Finding, Kind
from motcua.foundation.journal.tests import superuser
from motcua.interfaces.commands.journal.words import DETAILS, WORDS, line_of

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, transactional_db):
    settings.JOURNAL_ROOTS_FOLDER = tmp_path / "own"
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    superuser.empty()
    return tmp_path / "roots"


def run(*words):
    out = StringIO()
    call_command("journal", *words, stdout=out)
    return out.getvalue()


def acts(count=3):
    for _ in range(count):
        superuser.act()
    journal.seal_new_entries()


def test_a_whole_journal_is_said_to_be_whole(folder):
    acts()
    said = run("verify")
    assert "Nhật ký nguyên vẹn. Đã đọc 3 dòng đã niêm phong của 1 đối tượng" in said
    assert "Chưa có gốc nào" in said
    assert "Gốc ngày" in run("root", "--write", str(folder))
    assert "so với 3 gốc đã ký" in run("verify", "--roots", str(folder))
    superuser.act()
    journal.seal_new_entries()
    assert "Đã đọc 1 dòng" in run("verify", "--roots", str(folder), "--new")


def test_each_row_that_was_touched_is_a_line_and_the_exit_code_is_one(folder):
    acts(4)
    run("root", "--write", str(folder))
    first, second, third, _fourth = superuser.ids()
    superuser.do(
        f"UPDATE journal_entry SET by = 'account:9' WHERE id = {first}",
        f"DELETE FROM journal_entry WHERE id = {second}",
        f"UPDATE journal_entry SET at = at - interval '9 days' WHERE id = {third}",
    )
    with pytest.raises(CommandError) as refused:
        run("verify", "--roots", str(folder))
    said = str(refused.value)
    assert refused.value.returncode == 1
    assert "tìm thấy 3 chỗ" in said
    assert f"[changed] dòng {first}, vị trí 1, dossier:1: bị sửa" in said
    assert f"[removed] dòng {second}, vị trí 2, dossier:1: bị xóa (việc thứ 2" in said
    assert f"[changed] dòng {third}, vị trí 3" in said


def test_a_row_with_a_strange_date_is_shown_but_the_journal_is_whole(folder):
    acts()
    superuser.act()
    (*_, last) = superuser.ids()
    superuser.do(
        f"UPDATE journal_entry SET recorded_at = now() - interval '2 days' WHERE id = {last}"
    )
    said = run("verify")
    assert "Nhật ký nguyên vẹn" in said
    assert f"[unsealed] dòng {last}" in said


def test_machines_get_the_same_as_json(folder):
    acts()
    said = json.loads(run("verify", "--json"))
    assert (said["intact"], said["lines_checked_count"], said["findings"]) == (True, 3, [])
    superuser.do("UPDATE journal_entry SET word = 'x'")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("journal", "verify", "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert [found["kind"] for found in said["findings"]] == ["changed"] * 3


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_a_folder_without_a_root_proves_nothing_and_says_so(folder, content):
    acts()
    if content is not None:
        folder.mkdir()
        (folder / "2026-11-25.json").write_text(content)
    with pytest.raises(CommandError, match="gốc"):
        run("verify", "--roots", str(folder))


def test_a_dossier_s_act_is_proven_by_its_code(folder, tmp_path):
    code = story.accepted(story.everybody())
    said = json.loads(run("prove", code, "1"))
    assert "dossiers.submitted" in said["entry"]
    assert "dossiers.accepted" in json.loads(run("prove", code))["entry"]
    file = tmp_path / "proof.json"
    entry_id = json.loads(said["entry"])[5]
    assert str(file) in run("prove", str(entry_id), "--write", str(file))
    assert json.loads(file.read_text())["entry"] == said["entry"]


def test_a_dossier_is_named_by_its_code(folder):
    code = story.accepted(story.everybody())
    superuser.do("UPDATE journal_entry SET by = 'account:9' WHERE word = 'dossiers.accepted'")
    with pytest.raises(CommandError, match=f"hồ sơ {code}: bị sửa|hồ sơ {code}: bị chèn"):
        run("verify")


@pytest.mark.parametrize("asked", [["H31.101.00-261119-9999"], ["999999999"], ["H31", "3"]])
def test_what_is_not_there_is_not_proven(asked):
    with pytest.raises(CommandError, match=asked[0]):
        run("prove", *asked)


def test_an_empty_journal_has_no_root():
    with pytest.raises(CommandError, match="chưa có dòng nào"):
        run("root")


def test_no_root_is_signed_over_a_rewritten_journal(folder):
    acts()
    run("root", "--write", str(folder))
    superuser.do("UPDATE journal_entry SET by = 'account:9'")
    superuser.rebuild()
    acts(1)
    with pytest.raises(CommandError, match="không còn nối tiếp gốc đã ký"):
        run("root", "--write", str(folder))


def test_guards_that_a_migration_touched_are_accepted_by_hand(folder):
    acts()
    run("root", "--write", str(folder))
    superuser.do(
        "ALTER TABLE journal_seal DISABLE TRIGGER journal_seal_is_append_only",
        "ALTER TABLE journal_seal ENABLE TRIGGER journal_seal_is_append_only",
    )
    with pytest.raises(CommandError, match="guard_touched"):
        run("verify", "--roots", str(folder))
    run("root", "--write", str(folder), "--accept-guards")
    assert "nguyên vẹn" in run("verify", "--roots", str(folder))


def test_the_public_keys_are_printed():
    assert set(json.loads(run("keys"))) == {key.key_id for key in signing.public_keys()}


def test_every_kind_of_finding_has_its_words():
    assert set(WORDS) == set(Kind)
    assert set(DETAILS) <= set(Kind)
    for kind in Kind:
        assert WORDS[kind] in line_of(Finding(kind, 1, 2, "dossier:3", "chi tiết"), {})
