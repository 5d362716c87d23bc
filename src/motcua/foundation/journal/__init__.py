"""Append-only record of acts, the diary of reading, and the proofs that nothing was changed.

record.py        write and read lines; private facts          lines.py   what is digested of a line
shredding.py     erase private facts, keep the proofs         tree.py    the Merkle tree, pure
sealing.py       a place for every line, by a timer           nodes.py   its digests, out of seals
roots.py         signed roots                                 folder.py  roots outside the database
verification.py  what was changed, and which line             proofs.py  one line, for a third party
"""

from .findings import Finding, Kind, Verdict
from .folder import RootsFolder
from .proofs import UnknownEntry, prove
from .readings import record_readings
from .record import (
    JournalLine,
    entries_about,
    latest_about,
    private_facts_of,
    record,
    record_reading,
)
from .roots import JournalRewritten, SignedRoot, kept_roots, latest_head, sign_root
from .sealing import seal_new_entries
from .shredding import shred
from .verification import verify

__all__ = [
    "Finding",
    "JournalLine",
    "JournalRewritten",
    "Kind",
    "RootsFolder",
    "SignedRoot",
    "UnknownEntry",
    "Verdict",
    "entries_about",
    "kept_roots",
    "latest_about",
    "latest_head",
    "private_facts_of",
    "prove",
    "record",
    "record_reading",
    "record_readings",
    "seal_new_entries",
    "shred",
    "sign_root",
    "verify",
]
