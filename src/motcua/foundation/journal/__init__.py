"""Append-only record of acts, the diary of reading, and the chain that proves both unchanged."""

from .chain import Verdict, seal_new_entries, verify
from .record import JournalLine, entries_about, latest_about, record, record_reading

__all__ = [
    "JournalLine",
    "Verdict",
    "entries_about",
    "latest_about",
    "record",
    "record_reading",
    "seal_new_entries",
    "verify",
]
