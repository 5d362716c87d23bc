"""Records, people and decisions for the tests of publication."""

import copy
import json
from datetime import date, datetime

from django.db import connection, transaction

from motcua.domain.catalogue import actions, models
from motcua.domain.catalogue.selectors import procedure_on, record_of
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import ChangeKind
from motcua.domain.identity import actions as identity
from motcua.domain.identity.selectors import account_of, actor_for
from motcua.domain.identity.values import SYSTEM, AccountKind
from motcua.domain.records.rules.record import record_as_data
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)  # A Wednesday
TODAY = AT.date()
FROM = date(2027, 1, 1)
SLUG = "dang-ky-thuong-tru"
OFFICE, COMMITTEE = "hy2-van-phong", "hy2-ubnd"


def hire(role_key, *, number=1, agency=OFFICE, at=AT):
    """Somebody with a role, made once per number."""
    username = f"{role_key}.{agency}.{number}".replace("_", "").replace("-", "")
    account_id = account_of(username)
    if account_id is None:
        account_id = identity.register_account(
            username=username,
            kind=AccountKind.OFFICER,
            full_name="Nguyễn Thị Thử",
            by=SYSTEM,
            at=at,
        )
        identity.grant_role(
            account_id=account_id,
            role_key=role_key,
            agency_code=agency,
            title="Chuyên viên",
            by=SYSTEM,
            at=at,
        )
    return actor_for(account_id, at=at)


def drawer():
    return hire("kstt_officer", number=1)


def checker():
    return hire("kstt_officer", number=2)


def signer():
    return hire("leader")


def sound_facts(slug=SLUG, day=TODAY, **changes):
    """The record of a shipped procedure with all that the gate asks for, and these changes."""
    facts = copy.deepcopy(record_as_data(record_of(procedure_on(slug, day).version_id)))
    facts["sequence"] = facts["sequence"] or [
        {"order": 1, "name": "Nộp hồ sơ", "text": "Ông/bà nộp hồ sơ tại bộ phận một cửa."},
        {"order": 2, "name": "Nhận kết quả", "text": "Ông/bà nhận kết quả theo giấy hẹn."},
    ]
    channels = ["direct"]
    channels += ["online"] if facts["online_is_available"] else []
    channels += ["post"] if facts["post_receives"] else []
    facts["methods"] = facts["methods"] or [
        {"channel": channel, "limits": [], "fees": None, "note": None} for channel in channels
    ]
    facts["posting_duties"] = facts["posting_duties"] or ["national_database", "portal", "office"]
    return {**facts, **changes}


def drawn(slug=SLUG, kind=ChangeKind.AMENDED, *, at=AT, base=None, facts=None, **changes):
    """A record that says all the law wants."""
    stated = facts or sound_facts(slug if base is None else SLUG, at.date(), **changes)
    return actions.begin_record(
        slug=slug, change_kind=kind, base_version_id=base, facts=stated, by=drawer(), at=at
    )


def checked(*args, at=AT, **words):
    record_id = drawn(*args, at=at, **words)
    check(record_id, at=at)
    return record_id


def check(record_id, *, is_sound=True, remarks="", at=AT, by=None):
    return actions.check_record(
        record_id=record_id,
        is_sound=is_sound,
        remarks=remarks,
        expected_revision=record(record_id).revision,
        by=by or checker(),
        at=at,
    )


def prepared(*record_ids, day=FROM, at=AT, **words):
    return actions.prepare_decision(
        agency_code=COMMITTEE,
        effective_from=day,
        record_ids=record_ids,
        by=checker(),
        at=at,
        **words,
    )


def sign(decision_id, *, number="12/QĐ-UBND (mẫu)", at=AT, by=None, **words):
    stated = {
        "signed_on": at.date(),
        "signer_name": "Đào Văn Thử Chính",
        "signer_title": "Chủ tịch",
    }
    return actions.sign_decision(
        decision_id=decision_id, number=number, by=by or signer(), at=at, **{**stated, **words}
    )


def publish(decision_id, *, at=AT, by=None):
    return actions.publish_decision(decision_id=decision_id, by=by or signer(), at=at)


def published(*record_ids, day=FROM, number="12/QĐ-UBND (mẫu)", at=AT):
    """A decision with these records, signed and published."""
    decision_id = prepared(*record_ids, day=day, at=at)
    sign(decision_id, number=number, at=at)
    publish(decision_id, at=at)
    return decision_id


def periods(slug=SLUG):
    """The versions that stand: first day, last day, status."""
    rows = models.ProcedureVersion.objects.filter(
        procedure__slug=slug, superseded_at__isnull=True
    ).order_by("valid_from")
    return [(row.valid_from, row.valid_to, row.publication_status) for row in rows]


def written():
    """How much the acts of this module have written; a refused act leaves it as it was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM outbox_fact),"
            " (SELECT count(*) FROM catalogue_procedure_version),"
            " (SELECT count(*) FROM catalogue_procedure_version WHERE superseded_at IS NOT NULL),"
            " (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY id), '[]') FROM catalogue_record r),"
            " (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY id), '[]') FROM catalogue_decision d),"
            " (SELECT count(*) FROM catalogue_intake_list),"
            " (SELECT token FROM catalogue_version)"
        )
        return cursor.fetchone()


def read_state():
    """Which versions there are and which are superseded, to put a catalogue back as it was."""
    return dict(models.ProcedureVersion.objects.values_list("pk", "superseded_at"))


@transaction.atomic
def put_back(state):
    """After a test that commits: reference data stay between tests."""
    models.RecordDraft.objects.all().delete()
    models.ProcedureVersion.objects.exclude(pk__in=state).delete()
    models.PublicationDecision.objects.all().delete()
    for row in models.ProcedureVersion.objects.exclude(superseded_at__isnull=True):
        if state[row.pk] is None:
            models.ProcedureVersion.objects.filter(pk=row.pk).update(superseded_at=None)
    models.CatalogueVersion.lock().renew(at=AT)


def facts_published(name="catalogue.procedures_published.1"):
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM outbox_fact WHERE name = %s ORDER BY 1", [name])
        return [json.loads(payload) for (payload,) in cursor.fetchall()]
