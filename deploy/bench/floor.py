"""The floor: the rows of one submission, written by pgbench in one transaction of single statements.

Into the same tables with the same constraints, indexes and triggers, by as many clients. What a
program does beside these statements (HTTP, session, seal of the form, checking) is what the ratio
shows.
"""

import json
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
INSERT INTO dossiers_dossier (code, version, state, stage, procedure_version_id, procedure_name,
 regime_key, channel, receiving_agency_id, competent_agency_id, account_id, submitter_name,
 submitter_identity_number, submitter_address, phone_number, email, form_key, form_version, answers,
 return_method, return_address, submitted_at, held_since, refusal_reason_key, refusal_reason,
 refusal_legal_basis, send_back_reason, result_name, result_number, returned_how)
 VALUES ('floor-:client_id-:number', 1, 'submitted', '', {version}, 'Đăng ký khai sinh', '{regime}',
 'online', '{receiving}', '{competent}', {account}, 'Phạm Thị Hạnh', '033190004127',
 'Thôn Đông, xã Tiên Lữ, tỉnh Hưng Yên', '0900000127', 'hanh@example.vn', '{form_key}',
 {form_version}, '{answers}', 'online', '', now(), now(), '', '', '', '', '', '', '')
 RETURNING id AS dossier \\gset
{components}
INSERT INTO journal_entry (word, subject, by, at, facts) VALUES ('dossiers.sent', 'dossier::dossier',
 'account:{account}', now(), '{{"version": 1, "channel": "online"}}');
INSERT INTO outbox_fact (id, name, order_key, payload) VALUES (gen_random_uuid(), 'floor',
 'dossier::dossier', '{{"dossier_id": :dossier, "receiving_agency_code": "{receiving}"}}');
INSERT INTO dossiers_counter (kind, agency_code, period, last_number)
 VALUES ('dossier', 'floor-:agency', '261119', 1) ON CONFLICT (kind, agency_code, period)
 DO UPDATE SET last_number = dossiers_counter.last_number + 1 RETURNING last_number;
END;
"""
_COMPONENT = (
    'INSERT INTO dossiers_component (dossier_id, "order", name, source, original_count,'
    " certified_count, electronic_count, file_id)"
    " VALUES (:dossier, {order}, 'floor', 'upload', 0, 0, 1, {file});"
)


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
    """With the values of a dossier that was really sent, so that the rows are as wide."""
    columns = (
        "procedure_version_id, regime_key, receiving_agency_id, competent_agency_id, account_id,"
        " form_key, form_version, answers::text, id"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM dossiers_dossier"  # noqa: S608 - our own words
            " WHERE code NOT LIKE 'floor-%' ORDER BY id LIMIT 1"
        )
        version, regime, receiving, competent, account, key, form, answers, dossier = (
            cursor.fetchone()
        )
        cursor.execute(
            'SELECT "order", file_id FROM dossiers_component WHERE dossier_id = %s'
            ' ORDER BY "order"',
            [dossier],
        )
        components = [
            _COMPONENT.format(order=order, file=f"'{file}'" if file is not None else "NULL")
            for order, file in cursor.fetchall()
        ]
    return _SCRIPT.format(
        agencies=agencies_count,
        version=version,
        regime=regime,
        receiving=receiving,
        competent=competent,
        account=account,
        form_key=key,
        form_version=form,
        answers=json.dumps(json.loads(answers), ensure_ascii=False).replace("'", "''"),
        components="\n".join(components),
    )


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
