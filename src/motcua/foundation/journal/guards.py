"""What keeps the journal's tables from being changed, and whether it was touched.

Switching a trigger off and on again leaves nothing behind in the rows, but the database's catalogue
keeps the number of the transaction that wrote a trigger last: `state` holds it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

from motcua.foundation.db import read

TRIGGERS: Mapping[str, str] = {
    "journal_entry_is_append_only": "journal_entry",
    "journal_entry_is_never_emptied": "journal_entry",
    "journal_reading_is_append_only": "journal_reading",
    "journal_reading_is_never_emptied": "journal_reading",
    "journal_seal_is_append_only": "journal_seal",
    "journal_seal_is_never_emptied": "journal_seal",
    "journal_root_is_append_only": "journal_root",
    "journal_root_is_never_emptied": "journal_root",
    "journal_private_is_never_changed": "journal_private",
    "journal_private_is_never_emptied": "journal_private",
}
REFUSAL = "RAISE EXCEPTION 'the journal is append-only: % on % refused', TG_OP, TG_TABLE_NAME;"

_TRIGGERS = """
    SELECT t.tgname, c.relname, t.tgenabled::text, p.proname, p.prosrc, t.oid::text, t.xmin::text,
           p.xmin::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relname = ANY(%s) AND c.relnamespace = current_schema()::regnamespace
      AND NOT t.tgisinternal
    ORDER BY t.tgname
"""
_RULES = """
    SELECT c.relname, r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
    WHERE c.relname = ANY(%s) AND c.relnamespace = current_schema()::regnamespace
"""
_TABLES = """
    SELECT relname, relkind::text, relrowsecurity, oid::text FROM pg_class
    WHERE relname = ANY(%s) AND relnamespace = current_schema()::regnamespace ORDER BY relname
"""


def faults() -> Sequence[str]:
    """What is missing, switched off or foreign now: names of triggers, rules and tables."""
    tables = sorted(set(TRIGGERS.values()))
    found = {name: (table, enabled, body) for name, table, enabled, _, body, *_ in _triggers()}
    wrong = []
    for name, table in TRIGGERS.items():
        there = found.pop(name, None)
        if there is None or there[0] != table:
            wrong.append(f"{name}: missing")
        elif there[1] != "O":
            wrong.append(f"{name}: switched off")
        elif there[2].split() != ["BEGIN", *REFUSAL.split(), "END"]:
            wrong.append(f"{name}: its function was replaced")
    wrong += [f"{name}: a foreign trigger" for name in found]
    wrong += [f"{rule}: a foreign rule" for _, rule in read(_RULES, [tables])]
    plain = {
        name
        for name, kind, secured, _ in read(_TABLES, [tables])
        if (kind, secured) == ("r", False)
    }
    wrong += [f"{name}: not a plain table" for name in tables if name not in plain]
    return wrong


def state() -> str:
    """A digest of who wrote the guards last. It changes when one is switched off, on or replaced.

    It also changes when the tables are made anew: by a migration or a restored dump.
    """
    tables = sorted(set(TRIGGERS.values()))
    whole = [_triggers(), read(_TABLES, [tables])]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()


def _triggers() -> list[tuple[str, ...]]:
    return read(_TRIGGERS, [sorted(set(TRIGGERS.values()))])
