"""trust.md B1. Everything a superuser of the database could do to the journal is found and named.

The superuser knows our code and may lift every trigger; what is not theirs: our keys, and a folder of
signed roots. Each rewrite below says which line must be named, and that no other is.
"""

import random

import pytest
from django.db import transaction

from motcua.foundation import journal
from motcua.foundation.journal import Kind, guards

from . import superuser
from .superuser import do, insert, rebuild, rows

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def folder(tmp_path, transactional_db):
    """An empty folder for an empty journal: loading the reference data may have left lines."""
    superuser.empty()
    return journal.RootsFolder(tmp_path / "roots")


@pytest.fixture
def entries(folder):
    return superuser.days(folder)


def verify(folder):
    latest = folder.latest()
    roots = [*folder.days(), *([latest] if latest else [])]
    return journal.verify(roots=roots, guard_state=folder.guard_state())


def found(folder):
    return {(finding.kind, finding.entry_id) for finding in verify(folder).findings}


def remarked(folder):
    verdict = verify(folder)
    assert verdict.is_intact
    return {(remark.kind, remark.entry_id) for remark in verdict.remarks}


def test_an_untouched_journal_is_intact(entries, folder):
    verdict = verify(folder)
    assert (verdict.findings, verdict.remarks) == ([], [])
    assert (verdict.lines_checked_count, verdict.unsealed_count) == (len(entries) - 1, 1)
    assert (verdict.roots_checked_count, verdict.subjects_count) == (5, 3)


def test_a_journal_with_nothing_in_it_is_intact(folder):
    assert verify(folder).is_intact
    assert journal.sign_root(at=superuser.now(), day=superuser.DAY_1) is None
    assert folder.keep_latest(at=superuser.now()) is None


# --- Changed -------------------------------------------------------------------------------------

FIELDS = {
    "1 another word": "word = 'tests.undone'",
    "2 another hand": "by = 'account:9'",
    "3 back-dated after the fact": "at = at - interval '3 days'",
    "4 other facts": """facts = facts || '{"number": 99}'""",
    "5 another dossier": "subject = 'dossier:2'",
    "6 another moment of recording": "recorded_at = recorded_at - interval '3 days'",
    "7 a mark taken away": "mark = NULL",
    "8 a mark of another line": "mark = (SELECT mark FROM journal_entry ORDER BY id LIMIT 1)",
}


@pytest.mark.parametrize("which", [0, 6, 12, 18, 19, 20], ids="line {}".format)
@pytest.mark.parametrize("change", FIELDS.values(), ids=FIELDS)
def test_one_field_of_one_line(entries, folder, change, which):
    if "subject" in change and which % 3 == 1:
        change = change.replace("dossier:2", "dossier:1")
    if "SELECT mark" in change:
        which = max(which, 1)
    do(f"UPDATE journal_entry SET {change} WHERE id = {entries[which]}")
    expected = {(Kind.CHANGED, entries[which])}
    if "SELECT mark" in change:
        expected.add((Kind.COPIED, entries[which]))
    if "mark = NULL" in change:
        expected = {(Kind.INSERTED, entries[which])}
    assert found(folder) == expected


def test_9_a_line_that_is_not_sealed_yet(entries, folder):
    do(f"UPDATE journal_entry SET by = 'account:9' WHERE id = {entries[-1]}")
    assert found(folder) == {(Kind.INSERTED, entries[-1])}


def test_10_two_lines_exchanged(entries, folder):
    first, second = entries[3], entries[6]
    do(
        f"UPDATE journal_entry SET id = -1 WHERE id = {first}",
        f"UPDATE journal_entry SET id = {first} WHERE id = {second}",
        f"UPDATE journal_entry SET id = {second} WHERE id = -1",
    )
    assert {entry for _, entry in found(folder)} == {first, second}


def test_11_a_line_with_another_number(entries, folder):
    do(f"UPDATE journal_entry SET id = {entries[-1] + 50} WHERE id = {entries[4]}")
    assert (Kind.REMOVED, entries[4]) in found(folder)


# --- Removed -------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", [0, 4, 9, 20])
def test_12_a_line(entries, folder, which):
    do(f"DELETE FROM journal_entry WHERE id = {entries[which]}")
    assert found(folder) == {(Kind.REMOVED, entries[which])}


def test_13_a_line_with_its_seal(entries, folder):
    gone = entries[4]
    do(
        f"DELETE FROM journal_seal WHERE entry_id = {gone}",
        f"DELETE FROM journal_entry WHERE id = {gone}",
    )
    findings = verify(folder).findings
    assert [f.position for f in findings if f.kind == Kind.SEAL_REMOVED] == [5]
    assert [(f.subject, f.detail) for f in findings if f.kind == Kind.REMOVED and f.subject] == [
        ("dossier:2", "2")
    ]
    assert (Kind.REMOVED, gone) in found(folder)  # The day's root knows its number.


def test_14_a_whole_dossier(entries, folder):
    gone = {number for (number,) in rows("SELECT id FROM journal_entry WHERE subject='dossier:3'")}
    do(
        "DELETE FROM journal_seal WHERE subject = 'dossier:3'",
        "DELETE FROM journal_entry WHERE subject = 'dossier:3'",
    )
    named = {entry for kind, entry in found(folder) if kind == Kind.REMOVED}
    assert gone & set(entries[:9]) <= named


def test_15_everything(entries, folder):
    do("DELETE FROM journal_seal", "DELETE FROM journal_root", "DELETE FROM journal_entry")
    kinds = {kind for kind, _ in found(folder)}
    assert {Kind.TAIL_CUT, Kind.REMOVED, Kind.ROOT_REMOVED} <= kinds


# --- Inserted ------------------------------------------------------------------------------------


def test_16_a_line_of_today(entries, folder):
    new = insert()
    assert found(folder) == {(Kind.INSERTED, new)}
    journal.seal_new_entries()
    assert found(folder) == {(Kind.INSERTED, new)}


def test_17_a_line_dated_back_in_every_column(entries, folder):
    """With a number from a gap, an old transaction and moments of yesterday."""
    do(f"DELETE FROM journal_entry WHERE id = {entries[-1]}")  # Makes a gap; it was not sealed.
    insert(
        id=str(entries[-1]),
        at=superuser.yesterday(),
        recorded_at=superuser.yesterday(),
        transaction_id="'5'::xid8",
    )
    assert found(folder) == {(Kind.BACK_DATED, entries[-1])}
    journal.seal_new_entries()
    assert found(folder) == {(Kind.BACK_DATED, entries[-1])}


def test_18_a_genuine_line_moved_back_in_time_before_it_is_sealed(entries, folder):
    """The mark does not cover the moment of recording. A clock that jumped does the same: a remark."""
    do(f"UPDATE journal_entry SET recorded_at = {superuser.yesterday()} WHERE id = {entries[-1]}")
    assert remarked(folder) == {(Kind.UNSEALED, entries[-1])}
    journal.seal_new_entries()
    assert remarked(folder) == {(Kind.BACK_DATED, entries[-1])}
    do(f"UPDATE journal_entry SET recorded_at = now() WHERE id = {entries[-1]}")
    assert found(folder) == {(Kind.CHANGED, entries[-1])}


def test_a_line_of_a_clock_that_runs_ahead_is_a_remark(entries, folder):
    do(f"UPDATE journal_entry SET recorded_at = now() + interval '1 day' WHERE id = {entries[-1]}")
    journal.seal_new_entries()
    assert remarked(folder) == {(Kind.POST_DATED, entries[-1])}


def test_19_a_copy_of_a_genuine_line(entries, folder):
    do(
        "INSERT INTO journal_entry (word, subject, by, at, facts, mark)"
        f" SELECT word, subject, by, at, facts, mark FROM journal_entry WHERE id = {entries[2]}"
    )
    copy = superuser.ids()[-1]
    assert (Kind.COPIED, copy) in found(folder)


def test_20_a_line_with_a_seal_made_by_hand(entries, folder):
    new = insert()
    rebuild(is_moment_kept=False)
    kinds = found(folder)
    assert kinds == {(Kind.INSERTED, new)}


# --- Seals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("position", [1, 2, 8, 9, 20, 21])
def test_21_a_leaf(entries, folder, position):
    do(
        "UPDATE journal_seal SET nodes = set_byte(nodes, 3, (get_byte(nodes, 3) + 1) % 256)"
        f" WHERE position = {position}"
    )
    named = {(finding.kind, finding.position) for finding in verify(folder).findings}
    assert named & {(Kind.SEAL_CHANGED, position), (Kind.CHANGED, position)}
    changed = {finding.entry_id for finding in verify(folder).findings if finding.entry_id}
    assert changed <= {entries[position - 1]}


def test_22_a_digest_above_the_leaves(entries, folder):
    do(
        "UPDATE journal_seal SET nodes = set_byte(nodes, 40, (get_byte(nodes, 40) + 1) % 256)"
        " WHERE position = 8"
    )
    assert (Kind.SEAL_CHANGED, 8) in {(f.kind, f.position) for f in verify(folder).findings}


def test_23_a_seal_taken_away(entries, folder):
    do("DELETE FROM journal_seal WHERE position = 7")
    assert (Kind.SEAL_REMOVED, 7) in {(f.kind, f.position) for f in verify(folder).findings}
    assert not journal.verify().is_intact


def test_24_two_seals_exchanged(entries, folder):
    do(
        "UPDATE journal_seal SET position = -1 WHERE position = 3",
        "UPDATE journal_seal SET position = 3 WHERE position = 4",
        "UPDATE journal_seal SET position = 4 WHERE position = -1",
    )
    assert {f.position for f in verify(folder).findings} & {3, 4}


@pytest.mark.parametrize(
    "column", ["ordinal = ordinal + 1", "sealed_at = sealed_at - interval '2 days'"]
)
def test_25_what_a_seal_says(entries, folder, column):
    do(f"UPDATE journal_seal SET {column} WHERE position = 5")
    assert 5 in {f.position for f in verify(folder).findings}


# --- All digests made anew -----------------------------------------------------------------------


def test_26_a_line_changed_and_every_digest_recomputed(entries, folder):
    """Inside the database all fits; the mark names the line, the signed root the deed."""
    do(f"UPDATE journal_entry SET by = 'account:9' WHERE id = {entries[4]}")
    rebuild()
    assert found(folder) == {(Kind.CHANGED, entries[4]), (Kind.REWRITTEN, None)}


def test_27_a_line_removed_and_every_digest_recomputed(entries, folder):
    do(
        f"DELETE FROM journal_seal WHERE entry_id = {entries[4]}",
        f"DELETE FROM journal_entry WHERE id = {entries[4]}",
    )
    rebuild()
    assert found(folder) == {(Kind.REMOVED, entries[4]), (Kind.REWRITTEN, None)}


def test_28_a_moment_of_recording_changed_and_every_digest_recomputed(entries, folder):
    """No mark covers it: the signed roots tell the day between which it happened."""
    do(
        f"UPDATE journal_entry SET recorded_at = recorded_at - interval '1 s' WHERE id = {entries[11]}"
    )
    rebuild()
    findings = verify(folder).findings
    assert [(f.kind, f.detail) for f in findings] == [
        (Kind.REWRITTEN, f"{superuser.DAY_2}: 10-18"),
    ]


def test_29_roots_in_the_database_signed_anew_with_another_key(entries, folder, settings, tmp_path):
    do(f"UPDATE journal_entry SET by = 'account:9' WHERE id = {entries[4]}")
    rebuild()
    superuser.sign_with(tmp_path / "another_key.pem", settings)
    kinds = {kind for kind, _ in found(folder)}
    assert {Kind.CHANGED, Kind.REWRITTEN, Kind.ROOT_FORGED, Kind.ROOT_REMOVED} <= kinds


def test_without_the_folder_a_removal_with_all_digests_and_roots_goes_unnoticed(entries):
    """Why the folder must lie outside: this is what nobody could find without it."""
    do(
        f"DELETE FROM journal_seal WHERE entry_id = {entries[4]}",
        f"DELETE FROM journal_entry WHERE id = {entries[4]}",
        "DELETE FROM journal_root",
    )
    rebuild()
    assert journal.verify().is_intact


# --- Time turned back ----------------------------------------------------------------------------


def test_30_the_tail_cut_off(entries, folder):
    last = entries[-4:]
    do(
        f"DELETE FROM journal_seal WHERE entry_id >= {last[0]}",
        f"DELETE FROM journal_entry WHERE id >= {last[0]}",
    )
    assert {kind for kind, _ in found(folder)} == {Kind.TAIL_CUT}
    with pytest.raises(journal.JournalRewritten):  # The newest head stays as it was.
        folder.keep_latest(at=superuser.now())


def test_31_a_signed_day_cut_off(entries, folder):
    do(
        "DELETE FROM journal_root WHERE size > 9",
        "DELETE FROM journal_seal WHERE position > 9",
        f"DELETE FROM journal_entry WHERE id > {entries[8]}",
    )
    names = found(folder)
    assert (Kind.TAIL_CUT, None) in names
    assert (Kind.ROOT_REMOVED, None) in names
    assert {entry for kind, entry in names if kind == Kind.REMOVED} == set(entries[9:18])


def test_32_the_database_put_back_to_an_old_backup(folder):
    superuser.act("dossier:1")
    journal.seal_new_entries()
    restore = superuser.backup()
    superuser.days(folder)
    restore()
    kinds = {kind for kind, _ in found(folder)}
    assert Kind.ROLLED_BACK in kinds
    assert Kind.TAIL_CUT not in kinds


def test_33_put_back_and_gone_on_from_there(folder):
    superuser.act("dossier:1")
    journal.seal_new_entries()
    restore = superuser.backup()
    superuser.days(folder)
    restore()
    for _ in range(40):
        superuser.act("dossier:2")
    journal.seal_new_entries()
    kinds = {kind for kind, _ in found(folder)}
    assert kinds & {Kind.ROLLED_BACK, Kind.REWRITTEN}
    with pytest.raises(journal.JournalRewritten):
        folder.keep_latest(at=superuser.now())


# --- Roots, private facts, guards ----------------------------------------------------------------


def test_34_a_root_in_the_database_changed(entries, folder):
    do("""UPDATE journal_root SET document = document || '{"size": 10}' WHERE size = 9""")
    assert {Kind.ROOT_FORGED, Kind.ROOT_REMOVED} == {kind for kind, _ in found(folder)}


def test_35_a_private_fact_changed(folder):
    superuser.act(private_facts={"reason": "Thiếu giấy chứng sinh."})
    journal.seal_new_entries()
    (entry,) = superuser.ids()
    assert verify(folder).is_intact
    do("UPDATE journal_private SET value = 'Không thiếu gì.'")
    assert found(folder) == {(Kind.PRIVATE_CHANGED, entry)}


def test_36_a_private_fact_removed_without_a_word(folder):
    superuser.act(private_facts={"reason": "Thiếu giấy chứng sinh."})
    (entry,) = superuser.ids()
    do("DELETE FROM journal_private")
    assert found(folder) == {(Kind.PRIVATE_REMOVED, entry)}


def test_37_a_trigger_switched_off(entries, folder):
    do("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_is_append_only")
    try:
        details = [f.detail for f in verify(folder).findings if f.kind == Kind.GUARD_OFF]
        assert details == ["journal_entry_is_append_only: switched off"]
    finally:
        do("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_is_append_only")


def test_38_a_trigger_switched_off_and_on_again(entries, folder):
    do("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_is_append_only")
    do("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_is_append_only")
    assert found(folder) == {(Kind.GUARD_TOUCHED, None)}
    folder.accept_guards(at=superuser.now())  # The operator says that it was a migration.
    assert verify(folder).is_intact


def test_39_a_trigger_whose_function_does_nothing(entries, folder):
    body = guards.REFUSAL
    do(
        "CREATE OR REPLACE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN OLD; END $$"
    )
    try:
        kinds = {kind for kind, _ in found(folder)}
        assert kinds == {Kind.GUARD_OFF, Kind.GUARD_TOUCHED}
    finally:
        do(
            "CREATE OR REPLACE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ BEGIN {body} END $$"
        )


SUPPRESS = "FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"
REFUSE = (
    "BEFORE UPDATE OR DELETE ON journal_root FOR EACH ROW EXECUTE FUNCTION journal_refuse_change()"
)


@pytest.mark.parametrize(
    ("made", "undone", "named"),
    [
        (
            "CREATE RULE swallow AS ON INSERT TO journal_entry DO INSTEAD NOTHING",
            "DROP RULE swallow ON journal_entry",
            "swallow: a foreign rule",
        ),
        (
            f"CREATE TRIGGER adds BEFORE UPDATE ON journal_entry {SUPPRESS}",
            "DROP TRIGGER adds ON journal_entry",
            "adds: a foreign trigger",
        ),
        (
            "ALTER TABLE journal_entry ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE journal_entry DISABLE ROW LEVEL SECURITY",
            "journal_entry: not a plain table",
        ),
        (
            "DROP TRIGGER journal_root_is_append_only ON journal_root",
            f"CREATE TRIGGER journal_root_is_append_only {REFUSE}",
            "journal_root_is_append_only: missing",
        ),
    ],
)
def test_40_what_swallows_hides_or_lets_pass(folder, made, undone, named):
    do(made)
    try:
        details = [f.detail for f in verify(folder).findings if f.kind == Kind.GUARD_OFF]
        assert details == [named]
    finally:
        do(undone)


def test_a_journal_that_was_touched_all_over_is_listed_to_a_limit(entries, folder, monkeypatch):
    monkeypatch.setattr("motcua.foundation.journal.verification.FINDINGS_MAX", 5)
    do("UPDATE journal_entry SET by = 'account:9'")
    verdict = verify(folder)
    assert verdict.is_cut_short
    assert len(verdict.findings) == 5


# --- Whatever else somebody may think of ----------------------------------------------------------

ENTRY_CHANGES = (
    "word = word || 'x'",
    "subject = subject || '0'",
    "by = 'account:' || (random() * 1e9)::int",
    "at = at + random() * interval '9 days' + interval '1 us'",
    "recorded_at = recorded_at - random() * interval '9 days' - interval '1 us'",
    """facts = facts || jsonb_build_object('x', random())""",
    "mark = left(mark, -1) || CASE right(mark, 1) WHEN 'A' THEN 'B' ELSE 'A' END",
)
SEAL_CHANGES = (
    "ordinal = ordinal + 1 + (random() * 5)::int",
    "subject = subject || '0'",
    "sealed_at = sealed_at + interval '1 us'",
    "nodes = set_byte(nodes, {byte}, (get_byte(nodes, {byte}) + {step}) % 256)",
    "nodes = substring(nodes FOR octet_length(nodes) - 1)",
)


@pytest.mark.parametrize("seed", range(6))
def test_any_change_of_any_column_of_any_row_is_found_and_its_row_named(entries, folder, seed):
    chance = random.Random(seed)
    missed = []
    for _ in range(12):
        position = chance.randrange(1, len(entries))
        is_entry = chance.random() < 0.6
        table, key = ("journal_entry", "id") if is_entry else ("journal_seal", "position")
        row = entries[position - 1] if is_entry else position
        change = chance.choice(ENTRY_CHANGES if is_entry else SEAL_CHANGES)
        change = change.format(byte=chance.randrange(32), step=chance.randrange(1, 256))
        with transaction.atomic():
            do(f"UPDATE {table} SET {change} WHERE {key} = {row}")
            findings = verify(folder).findings
            transaction.set_rollback(True)
        named = {entries.index(f.entry_id) + 1 for f in findings if f.entry_id in entries}
        named |= {f.position for f in findings}
        if position not in named:
            missed.append((position, change, findings))
    assert missed == []
    assert verify(folder).is_intact
