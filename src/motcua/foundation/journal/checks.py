"""Says before it matters that the application's role could change the journal."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 - Django's name
from django.db import DatabaseError

from motcua.foundation.db import read

_RIGHTS = """
    SELECT c.relname,
        pg_has_role(c.relowner, 'MEMBER'),
        has_table_privilege(c.oid, 'UPDATE, TRUNCATE'),
        has_table_privilege(c.oid, 'DELETE') AND c.relname <> 'journal_private'
    FROM pg_class c WHERE c.relkind = 'r' AND c.relname LIKE 'journal\\_%%'
      AND c.relnamespace = current_schema()::regnamespace
    ORDER BY c.relname
"""


@register("motcua", deploy=True)
def role_may_only_add(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - the signature is Django's
    **_options: Any,
) -> list[CheckMessage]:
    """With `check --deploy` alone: migrations run under the role that owns the tables."""
    if settings.IS_DEMONSTRATION:
        return []
    try:
        tables = [name for name, *may in read(_RIGHTS, []) if any(may)]
    except DatabaseError:
        return []  # foundation.db says that the database does not answer.
    if not tables:
        return []
    hint = "docs/howto/audit_the_journal.md: let the application's role only add"
    message = f"the database role may change {', '.join(tables)}"
    return [Warning(message, hint=hint, id="motcua.W004")]
