"""trust.md B2. A third party, with one file and the published keys, and nothing of ours."""

import json
import subprocess
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

import pytest

from motcua.foundation import journal, signing
from motcua.foundation.journal.proofs import as_file
from motcua.foundation.journal.roots import packed

from . import superuser

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]

VERIFIER = Path(__file__).resolve().parents[5] / "docs" / "verify" / "verify_proof.py"
VERIFIER_LINES_MAX = 60
PROOF_BYTES_MAX = 2_000


@pytest.fixture
def roots(tmp_path):
    """Signed roots of trees of 1, 2, 5, 8, 9, 21 lines."""
    superuser.empty()
    made = []
    for number, size in enumerate((1, 2, 5, 8, 9, 21), 1):
        while len(superuser.ids()) < size:
            superuser.act(facts={"number": len(superuser.ids())})
        journal.seal_new_entries()
        day = superuser.DAY_1.replace(day=number)
        made.append(journal.sign_root(at=superuser.now(), day=day))
    return made


@pytest.fixture
def check(tmp_path):
    """Run the independent verifier. Gives what it printed, or the last line of why it refused."""

    def run(*documents, keys=None):
        keys = keys or {key.key_id: packed(key.raw) for key in signing.public_keys()}
        names = []
        for number, document in enumerate((keys, *documents)):
            names.append(tmp_path / f"{number}.json")
            text = document if isinstance(document, str) else json.dumps(document)
            names[-1].write_text(text, encoding="utf-8")
        outcome = subprocess.run(
            [sys.executable, "-I", VERIFIER, *names], capture_output=True, text=True, check=False
        )
        if outcome.returncode:
            return outcome.stderr.strip().splitlines()[-1]
        return outcome.stdout

    return run


def test_the_verifier_is_short_and_shares_no_code():
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= VERIFIER_LINES_MAX
    assert "import motcua" not in text
    assert "from motcua" not in text


def test_every_line_is_proven_under_the_first_root_that_covers_it(roots, check):
    for position, entry_id in enumerate(superuser.ids(), 1):
        proof = journal.prove(entry_id=entry_id, at=superuser.now())
        covering = next(root for root in roots if root.size >= position)
        assert proof["root"]["size"] == covering.size
        if position in {1, 2, 3, 5, 8, 9, 10, 21}:  # Each costs a process.
            printed = check(as_file(proof))
            assert printed.startswith(f"INCLUDED {covering.day} {covering.size} [")
            assert json.loads(printed.split(" ", 3)[3])[5] == entry_id


def test_each_day_extends_the_day_before(roots, check):
    proof = journal.prove(entry_id=superuser.ids()[0], at=superuser.now())
    printed = check(proof, *(root.document for root in roots))
    assert [line.split()[0] for line in printed.splitlines()] == ["INCLUDED", *["EXTENDS"] * 5]
    assert f"EXTENDS {roots[0].day} 1 {roots[1].day} 2" in printed


def test_a_root_that_does_not_extend_the_day_before_is_refused(roots, check):
    proof = journal.prove(entry_id=superuser.ids()[0], at=superuser.now())
    for older, newer in ((0, 2), (1, 3), (3, 5), (2, 4)):  # Not the neighbours they are proofs for.
        assert "INCLUDED" not in check(proof, roots[older].document, roots[newer].document)


@pytest.mark.parametrize(
    "forge",
    [
        lambda proof: proof | {"entry": proof["entry"].replace("account:1", "account:2")},
        lambda proof: proof | {"position": proof["position"] + 1},
        lambda proof: proof | {"path": proof["path"][:-43]},
        lambda proof: proof | {"path": proof["path"] + packed(bytes(32))},
        lambda proof: proof | {"path": _flipped(proof["path"])},
        lambda proof: proof | {"root": proof["root"] | {"day": "2026-11-30"}},
        lambda proof: proof | {"root": proof["root"] | {"size": 22}},
        lambda proof: proof | {"root": proof["root"] | {"root": _flipped(proof["root"]["root"])}},
        lambda proof: (
            proof | {"root": proof["root"] | {"signature": _flipped(proof["root"]["signature"])}}
        ),
    ],
)
def test_a_forged_proof_is_refused(roots, check, forge):
    proof = journal.prove(entry_id=superuser.ids()[10], at=superuser.now())
    assert check(proof).startswith("INCLUDED")
    assert "INCLUDED" not in check(forge(proof))


def test_a_key_of_somebody_else_proves_nothing(roots, check):
    proof = journal.prove(entry_id=superuser.ids()[0], at=superuser.now())
    key_id = proof["root"]["key_id"]
    refused = check(proof, keys={key_id: packed(bytes(31) + b"\1")})
    assert "INCLUDED" not in refused


def test_an_act_of_this_minute_is_proven_by_the_head_of_this_moment(roots, check):
    superuser.act("dossier:7", facts={"reason_key": "incomplete"})
    superuser.act("dossier:7")
    at = superuser.now()
    first = journal.prove(subject="dossier:7", ordinal=1, at=at)
    last = journal.prove(subject="dossier:7", at=at)
    assert first["root"]["size"] == last["root"]["size"] == 23
    assert '"reason_key"' in first["entry"]
    for proof in (first, last):
        assert check(proof).startswith("INCLUDED")


def test_what_is_not_in_the_journal_has_no_proof(roots):
    for asked in ({"entry_id": 10**9}, {"subject": "dossier:9"}, {"subject": "x", "ordinal": 4}):
        with pytest.raises(journal.UnknownEntry):
            journal.prove(at=superuser.now(), **asked)


def test_a_proof_out_of_a_million_lines_is_two_kilobytes_at_most(roots):
    """Twenty digests lead up from a million leaves; the rest does not grow."""
    superuser.act("dossier:100001", facts={"version": 7, "due_at": "2026-11-30T17:00:00+07:00"})
    proof = journal.prove(subject="dossier:100001", at=superuser.now())
    grown = proof | {"path": packed(bytes(20 * 32)), "position": 1_000_000}
    assert len(as_file(grown).encode()) <= PROOF_BYTES_MAX


def _flipped(text):
    raw = bytearray(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    raw[3] ^= 1
    return urlsafe_b64encode(raw).decode().rstrip("=")
