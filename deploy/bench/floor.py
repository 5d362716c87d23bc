"""The floor: the rows of one submission, written by pgbench in one transaction of single statements.

Into the same tables with the same constraints, indexes and triggers, by as many clients. What a
program does beside these statements (HTTP, session, seal of the form, checking) is what the ratio
shows.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.db import connection

from motcua.config.embedded_database import program

_SCRIPT = """\
\\set agency random(1, {agencies})
\\set number random(1, 1000000000000)
BEGIN;
{dossier} RETURNING id AS dossier \\gset
{components}
{journal};
INSERT INTO outbox_fact (id, name, order_key, payload) VALUES (gen_random_uuid(), 'floor',
 'dossier::dossier', '{{"dossier_id": :dossier, "receiving_agency_code": "{receiving}"}}');
INSERT INTO dossiers_counter (kind, agency_code, period, last_number)
 VALUES ('dossier', 'floor-:agency', '261119', 1) ON CONFLICT (kind, agency_code, period)
 DO UPDATE SET last_number = dossiers_counter.last_number + 1 RETURNING last_number;
END;
"""


def transactions_per_second(*, clients_count: int, agencies_count: int, seconds: int) -> float:
    """Run pgbench once. Raises CalledProcessError or RuntimeError when it failed."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "submission.sql"
        script.write_text(_script(agencies_count), encoding="utf-8")
        words = ["--no-vacuum", "--client", clients_count, "--jobs", 2, "--time", seconds]
        outcome = subprocess.run(  # noqa: S603 - PostgreSQL's own program
            [program("pgbench"), *map(str, words), "--file", script],
            capture_output=True,
            text=True,
            check=True,
            env=_environment(),
        )
    found = re.search(r"^tps = ([\d.]+)", outcome.stdout, re.MULTILINE)
    failed = re.search(r"^number of failed transactions: (\d+)", outcome.stdout, re.MULTILINE)
    if found is None or (failed is not None and failed[1] != "0"):
        raise RuntimeError(f"pgbench measured nothing:\n{outcome.stdout}{outcome.stderr}")
    return float(found[1])


def _script(agencies_count: int) -> str:
    """With the rows of a dossier that was really sent, so that they are as many and as wide."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, receiving_agency_id FROM dossiers_dossier"
            " WHERE code NOT LIKE 'floor-%' ORDER BY id LIMIT 1"
        )
        dossier, receiving = cursor.fetchone()
        cursor.execute("SELECT id FROM dossiers_component WHERE dossier_id = %s", [dossier])
        components = [component for (component,) in cursor.fetchall()]
        cursor.execute("SELECT id FROM journal_entry WHERE word = 'dossiers.submitted' LIMIT 1")
        (entry,) = cursor.fetchone()
    return _SCRIPT.format(
        agencies=agencies_count,
        receiving=receiving,
        dossier=_copy("dossiers_dossier", dossier, code="'floor-:client_id-:number'"),
        components="\n".join(
            _copy("dossiers_component", component, dossier_id=":dossier", name="'floor'") + ";"
            for component in components
        ),
        journal=_copy("journal_entry", entry, word="'floor'", subject="'dossier::dossier'"),
    )


def _copy(table: str, row_id: int, **changed: str) -> str:
    """A statement that writes a row once more, some columns changed, whatever columns there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND column_name <> 'id' AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        columns = [f'"{name}"' for (name,) in cursor.fetchall()]
        texts = ", ".join(f"quote_nullable({column}::text)" for column in columns)
        cursor.execute(f"SELECT {texts} FROM {table} WHERE id = %s", [row_id])  # noqa: S608 - names
        values = dict(zip(columns, cursor.fetchone(), strict=True))
    values |= {f'"{name}"': expression for name, expression in changed.items()}
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(values.values())})"  # noqa: S608


def _environment() -> dict[str, str]:
    """How pgbench finds the database, whatever its address looks like."""
    parts = urlsplit(os.environ["MOTCUA_DATABASE_URL"])
    query = parse_qs(parts.query)
    return {
        **os.environ,
        "PGDATABASE": parts.path.lstrip("/"),
        "PGUSER": parts.username or "",
        "PGPASSWORD": parts.password or "",
        "PGHOST": query["host"][0] if "host" in query else parts.hostname or "",
        "PGPORT": str(parts.port or query.get("port", ["5432"])[0]),
    }
