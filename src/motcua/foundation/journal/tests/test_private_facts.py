"""trust.md B3, D3: personal data is erased, and the chain, the roots and old proofs stay valid."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from motcua.foundation import journal
from motcua.foundation.journal.record import private_digest

from . import superuser

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]

AT = datetime(2026, 11, 23, 2, 40, tzinfo=UTC)
REASON = "Bà Phạm Thị Hạnh chưa nộp giấy chứng sinh."


@pytest.fixture(autouse=True)
def refused():
    superuser.empty()
    for dossier in (1, 2):
        journal.record(
            "dossiers.refused",
            subject=f"dossier:{dossier}",
            by="account:1",
            at=AT,
            facts={"reason_key": "incomplete"},
            private_facts={"reason": REASON, "legal_basis": "Luật Hộ tịch 2014"},
        )
    journal.seal_new_entries()


def everything():
    tables = ("journal_entry", "journal_seal", "journal_private", "journal_root")
    return " ".join(str(superuser.rows(f"SELECT * FROM {table}")) for table in tables)


def test_the_words_are_read_back_and_the_chained_entry_does_not_hold_them():
    line = journal.latest_about("dossier:1")
    assert journal.private_facts_of(line) == {"reason": REASON, "legal_basis": "Luật Hộ tịch 2014"}
    assert line.facts["reason_key"] == "incomplete"
    assert REASON not in str(line.facts)
    assert journal.verify().is_intact


def test_shredding_leaves_no_word_and_every_proof():
    root = journal.sign_root(at=AT, day=AT.date())
    line = journal.latest_about("dossier:1")
    before = journal.prove(entry_id=line.entry_id, at=AT)

    assert journal.shred(subject="dossier:1", by="account:7", at=AT) == 2
    assert journal.shred(subject="dossier:2", by="account:7", at=AT) == 2

    assert REASON not in everything()
    assert "Luật" not in everything()
    assert journal.private_facts_of(line) == {}
    verdict = journal.verify(roots=[root])
    assert verdict.findings == []
    assert journal.prove(entry_id=line.entry_id, at=AT) == before
    shredded = journal.latest_about("dossier:1")
    assert (shredded.word, shredded.by) == ("journal.shredded", "account:7")
    assert sorted(shredded.facts["digests"]) == sorted(line.facts["private"].values())


def test_the_same_words_have_another_digest_each_time():
    """Nobody learns by comparing, or by trying the few reasons there are, what was erased."""
    first, second = (journal.latest_about(f"dossier:{n}").facts["private"] for n in (1, 2))
    assert first["reason"] != second["reason"]
    assert first["reason"] != private_digest("", REASON)


def test_shredding_nothing_writes_nothing():
    count = len(superuser.ids())
    assert journal.shred(subject="dossier:9", by="account:7", at=AT) == 0
    assert len(superuser.ids()) == count


def test_an_act_that_is_refused_leaves_no_private_fact_either():
    count = superuser.rows("SELECT count(*) FROM journal_private")
    with transaction.atomic():
        journal.record("t.t", subject="x", by="a", at=AT, private_facts={"reason": REASON})
        transaction.set_rollback(True)
    assert superuser.rows("SELECT count(*) FROM journal_private") == count
