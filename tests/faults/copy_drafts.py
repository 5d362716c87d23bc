"""Run as a program by `test_kills`: complete drafts of birth registrations, ready to be sent.

    python tests/faults/copy_drafts.py 80 congdan1 congdan2

The first draft of each person is written by the acts; the others are copies of its row. Prints one
line `<username> <draft id>` for each.
"""

import sys

import django

django.setup()

from django.db import connection  # noqa: E402 - after the settings

from motcua.domain.dossiers.tests import people as walk  # noqa: E402
from motcua.domain.identity.selectors import account_of, actor_for  # noqa: E402
from motcua.foundation import clock  # noqa: E402

COPY = """
    INSERT INTO drafts_draft (id, account_id, procedure_slug, case_key, form_key, form_version,
        answers, papers, delivery, pages_done, started_at, saved_at)
    SELECT gen_random_uuid(), account_id, procedure_slug, case_key, form_key, form_version, answers,
        papers, delivery, pages_done, started_at, saved_at
    FROM drafts_draft, generate_series(1, %s) WHERE id = %s RETURNING id
"""


def main(count: int, usernames: list[str]) -> None:
    at = clock.now()
    for username in usernames:
        original = walk.draft(None, by=actor_for(account_of(username), at=at), at=at)
        with connection.cursor() as cursor:
            cursor.execute(COPY, [count // len(usernames), original])
            for (draft_id,) in cursor.fetchall():
                sys.stdout.write(f"{username} {draft_id}\n")
            cursor.execute("DELETE FROM drafts_draft WHERE id = %s", [original])


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
