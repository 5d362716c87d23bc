"""The shape of a record: every column of a version and what it may hold."""

from collections.abc import Mapping
from typing import Any, Final

from motcua.domain.records.values import (
    Channel,
    FeeKind,
    Level,
    NotAtOneStopReason,
    OnlineMode,
    PartialReason,
    PostingDuty,
    PublicationStatus,
    Subject,
)
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import LimitUnit

from .record_checks import (
    Check,
    Row,
    clock,
    day,
    each,
    form,
    may_be_empty,
    maybe,
    number,
    one_of,
    text,
    truth,
    web_address,
    whole,
    words_by_key,
)

CODE_FORM: Final = r"\d\.\d{6}"
LOCAL_CODE_FORM: Final = r"\d\.\d{6}\.\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}"
MARKS: Final = frozenset({"law", "observed", "assumed"})
COPIES_MAX, SETS_MAX, ORDER_MAX = 99, 99, 999
DONG_MAX: Final = 10**13
HOURS_MAX: Final = 100_000
SUPPLEMENTS_MAX: Final = 9

_KEY: Check = form(r"[a-z0-9]+(-[a-z0-9]+)*", "dung-han")
_KEYS: Check = each(_KEY)
_TEXTS: Check = each(text)
_LIMIT: Mapping[str, Check] = {"value": number(most=HOURS_MAX), "unit": one_of(LimitUnit)}
CASE = Row({"key": _KEY, "name": text}, {"condition": (maybe(text), None)})
SEQUENCE_STEP = Row(
    {"order": whole(least=1, most=ORDER_MAX), "name": text, "text": may_be_empty},
    {"cases": (_KEYS, [])},
)
METHOD_LIMIT = Row(_LIMIT, {"description": (maybe(text), None), "cases": (_KEYS, [])})
FEE = Row(
    {
        "kind": one_of(FeeKind),
        "name": text,
        "amount_vnd": maybe(whole(most=DONG_MAX)),
    },
    {
        "set_by": (maybe(text), None),
        "rate_percent": (maybe(number(most=100)), None),
        "amount_usd": (maybe(number(most=DONG_MAX)), None),
        "per": (maybe(text), None),
        "condition": (maybe(text), None),
        "code": (maybe(text), None),
        "cases": (_KEYS, []),
        "valid_from": (maybe(day), None),  # on which days this is what is paid
        "valid_to": (maybe(day), None),
    },
)
METHOD = Row(
    {"channel": one_of(Channel)},
    {
        "limits": (each(METHOD_LIMIT), []),
        "fees": (maybe(each(FEE)), None),
        "note": (maybe(text), None),
    },
)
COMPONENT = Row(
    {
        "order": whole(least=1, most=ORDER_MAX),
        "name": text,
        "original": whole(most=COPIES_MAX),
        "copy": whole(most=COPIES_MAX),
        "present_only": truth,
        "form": maybe(text),
        "once_only_source": maybe(text),
        "required": form("always|conditional", "always"),
        "condition": maybe(text),
    },
    {
        "certified": (whole(most=COPIES_MAX), 0),
        "code": (maybe(text), None),
        "cases": (_KEYS, []),
        "sample_url": (maybe(web_address), None),
        "url": (maybe(web_address), None),
    },
)
RESULT = Row(
    {"name": text},
    {
        "code": (maybe(text), None),
        "kind": (maybe(text), None),
        "validity": (maybe(text), None),
        "electronic": (truth, False),
    },
)
LEGAL_BASIS = Row({"number": text}, {"article": (maybe(text), None), "recalled": (truth, False)})
DATA_SOURCE = Row({"source": text, "field": text, "component": whole(least=1, most=ORDER_MAX)})
VARIANT = Row({"condition": text, **_LIMIT})
STEP = Row(
    {
        "order": whole(least=1, most=ORDER_MAX),
        "name": text,
        "role": text,
        "hours": number(most=HOURS_MAX),
    }
)

# Lists of rows. Those of a method are inside its own row.
ROWS: Mapping[str, Row] = {
    "cases": CASE,
    "sequence": SEQUENCE_STEP,
    "methods": METHOD,
    "limit_variants": VARIANT,
    "fees": FEE,
    "components": COMPONENT,
    "results": RESULT,
    "legal_basis": LEGAL_BASIS,
    "data_sources": DATA_SOURCE,
    "steps": STEP,
}
# In the order in which people read a record. Names and lists may still be empty: the gate asks.
RECORD = Row(
    {
        "code": maybe(form(CODE_FORM, "1.001193")),
        "name": may_be_empty,
        "field_id": may_be_empty,
        "tier": one_of(Tier),
        "level": one_of(Level),
        "vertical": maybe(text),
        "publication_status": one_of(PublicationStatus),
        "subjects": each(one_of(Subject)),
        "limit_value": number(most=HOURS_MAX),
        "limit_unit": one_of(LimitUnit),
        "is_same_day": truth,
        "cutoff": maybe(clock),
        "cutoff_rule": maybe(text),
        "limit_variants": each(VARIANT),
        "fees": each(FEE),
        "components": each(COMPONENT),
        "results": each(RESULT),
        "legal_basis": each(LEGAL_BASIS),
        "competent_names": _TEXTS,
        "receiving_names": _TEXTS,
        "coordinating_names": _TEXTS,
        "conditions": _TEXTS,
        "keywords": _TEXTS,
        "post_receives": truth,
        "post_returns": truth,
        "online_is_available": truth,
        "online_mode": maybe(one_of(OnlineMode)),
        "online_level": maybe(whole(least=1, most=4)),
        "has_online_payment": truth,
        "steps": each(STEP),
        "steps_hours": number(most=HOURS_MAX),
        "linked_slugs": each(_KEY),
        "supplement_requests_max": maybe(whole(most=SUPPLEMENTS_MAX)),
        "note": maybe(text),
        "marks": words_by_key(MARKS),
        "sources": _TEXTS,
        "valid_from": maybe(day),
        "valid_to": maybe(day),
    },
    {
        "local_code": (maybe(form(LOCAL_CODE_FORM, "1.010708.000.00.00.H31")), None),
        "publishing_agency_name": (may_be_empty, ""),
        "cases": (each(CASE), []),
        "sequence": (each(SEQUENCE_STEP), []),
        "methods": (each(METHOD), []),
        "set_count": (whole(least=1, most=SETS_MAX), 1),
        "authorised_names": (_TEXTS, []),
        "is_received_at_one_stop": (truth, True),
        "reason_not_at_one_stop": (maybe(one_of(NotAtOneStopReason)), None),
        "online_partial_reason": (maybe(one_of(PartialReason)), None),
        "is_boundary_free": (truth, True),
        "pause_grounds": (_TEXTS, []),
        "late_rule": (maybe(text), None),
        "posting_duties": (each(one_of(PostingDuty)), []),
        "data_sources": (each(DATA_SOURCE), []),
        "interlinked_group": (maybe(_KEY), None),
        "guide_video_url": (maybe(web_address), None),
        "sample_dossier_url": (maybe(web_address), None),
    },
)


def compact_rows(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of one list in their canonical shape."""
    return [_compact(name, row) for row in rows]


def _compact(name: str, row: dict[str, Any]) -> dict[str, Any]:
    if name != "methods":
        return ROWS[name].compact(row)
    inner = dict(row)
    if row.get("limits"):
        inner["limits"] = [METHOD_LIMIT.compact(limit) for limit in row["limits"]]
    if row.get("fees"):
        inner["fees"] = [FEE.compact(fee) for fee in row["fees"]]
    return METHOD.compact(inner)
