"""A procedure as the world reads it in JSON: one shape for the read API and for open data.

Keys are the words of this product in English and stay; texts are Vietnamese, as published. What is
unknown is null, what there is none of is an empty list.

Legal   LR-129 (63/2010/NĐ-CP art 8.2, 16-17: every part of a procedure is public), LR-130.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from motcua.domain.catalogue.values import Fee, LegalInstrument, Method, ProcedurePage
from motcua.domain.catalogue.values.public import ProcedureLine
from motcua.domain.organisations.values import NamedAgency
from motcua.domain.working_time.values import Limit

Json = dict[str, Any]


def public_summary(page: ProcedurePage | ProcedureLine) -> Json:
    """What a list says of a procedure."""
    return {
        "slug": page.slug,
        "code": page.code,
        "name": page.name,
        "field": {"key": page.field_key, "name": page.field_name},
        "level": page.level.value,
        "subjects": [subject.value for subject in page.subjects],
        "limit": limit_of(page.limit),
        "is_same_day": page.is_same_day,
        "is_free": page.is_free,
        "online": _online(page),
        "valid_from": _day(page.valid_from),
        "valid_to": _day(page.valid_to),
    }


def public_record(
    page: ProcedurePage, *, instruments: Mapping[str, LegalInstrument] | None = None
) -> Json:
    """All parts of a procedure. `instruments`: what is known of the documents of its legal basis."""
    return (
        public_summary(page)
        | _cases(page)
        | {
            "local_code": page.local_code,
            "former_codes": list(page.former_codes),
            "vertical": page.vertical,
            "publishing_agency": page.publishing_agency or None,
            "decision": (
                {"number": page.decision.number, "signed_on": _day(page.decision.signed_on)}
                if page.decision
                else None
            ),
            "methods": [_method(method) for method in page.methods],
            "cutoff": page.cutoff.isoformat("minutes") if page.cutoff else None,
            "cutoff_rule": page.cutoff_rule,
            "limit_variants": [
                {"condition": variant.condition, "limit": limit_of(variant.limit)}
                for variant in page.limit_variants
            ],
            "fees": [_fee(fee) for fee in page.fees],
            "components": _components(page),
            "set_count": page.set_count,
            "results": [
                {
                    "name": result.name,
                    "code": result.code,
                    "kind": result.kind,
                    "validity": result.validity,
                    "is_electronic": result.is_electronic,
                }
                for result in page.results
            ],
            "legal_basis": _legal_basis(page, instruments or {}),
            "conditions": list(page.conditions),
            "keywords": list(page.keywords),
        }
        | _handling(page)
    )


def _cases(page: ProcedurePage) -> Json:
    """Which cases there are, and what happens in each."""
    return {
        "cases": [
            {"key": case.key, "name": case.name, "condition": case.condition} for case in page.cases
        ],
        "sequence": [
            {
                "order": step.order,
                "name": step.name,
                "text": step.text,
                "cases": list(step.cases),
            }
            for step in page.sequence
        ],
    }


def limit_of(limit: Limit) -> Json:
    """A limit with its unit: never a bare number."""
    return {"value": limit.value, "unit": limit.unit.value}


def _handling(page: ProcedurePage) -> Json:
    """Who handles it, by which ways, and how sure all this is."""
    return {
        "competent_agencies": [_agency(agency) for agency in page.competent_agencies],
        "receiving_places": [_agency(agency) for agency in page.receiving_places],
        "authorised_agencies": [_agency(agency) for agency in page.authorised_agencies],
        "coordinating_agencies": [_agency(agency) for agency in page.coordinating_agencies],
        "is_received_at_one_stop": page.is_received_at_one_stop,
        "reason_not_at_one_stop": (
            page.reason_not_at_one_stop.value if page.reason_not_at_one_stop else None
        ),
        "is_boundary_free": page.is_boundary_free,
        "post_receives": page.post_receives,
        "post_returns": page.post_returns,
        "has_online_payment": page.has_online_payment,
        "supplement_requests_max": page.supplement_requests_max,
        "pause_grounds": list(page.pause_grounds),
        "late_rule": page.late_rule,
        "posting_duties": [duty.value for duty in page.posting_duties],
        "data_sources": [
            {
                "source": source.source,
                "field": source.field,
                "component_order": source.component_order,
            }
            for source in page.data_sources
        ],
        "interlinked_group": page.interlinked_group,
        "linked_procedures": [
            {"slug": linked.slug, "name": linked.name} for linked in page.linked_procedures
        ],
        "guide_video_url": page.guide_video_url,
        "sample_dossier_url": page.sample_dossier_url,
        "note": page.note,
        "marks": dict(page.marks),
        "recorded_at": page.recorded_at.isoformat(),
        "superseded_at": _moment(page.superseded_at),
    }


def _online(page: ProcedurePage | ProcedureLine) -> Json:
    return {
        "is_available": page.online.is_available,
        "mode": page.online.mode.value if page.online.mode else None,
        "partial_reason": (
            page.online.partial_reason.value if page.online.partial_reason else None
        ),
        "level_1_to_4": page.online.level_1_to_4,
    }


def _method(method: Method) -> Json:
    return {
        "channel": method.channel.value,
        "limits": [
            {
                "limit": limit_of(each.limit),
                "description": each.description,
                "cases": list(each.cases),
            }
            for each in method.limits
        ],
        "fees": None if method.fees is None else [_fee(fee) for fee in method.fees],
        "note": method.note,
    }


def _fee(fee: Fee) -> Json:
    return {
        "kind": fee.kind.value,
        "code": fee.code,
        "name": fee.name,
        "amount_vnd": fee.amount_vnd,
        "amount_usd": fee.amount_usd,
        "rate_percent": fee.rate_percent,
        "per": fee.per,
        "set_by": fee.set_by,
        "condition": fee.condition,
        "cases": list(fee.cases),
        "valid_from": _day(fee.valid_from),
        "valid_to": _day(fee.valid_to),
    }


def _components(page: ProcedurePage) -> list[Json]:
    return [
        {
            "order": component.order,
            "code": component.code,
            "name": component.name,
            "original_count": component.original_count,
            "certified_count": component.certified_count,
            "copy_count": component.copy_count,
            "is_shown_only": component.is_shown_only,
            "is_always_required": component.is_always_required,
            "condition": component.condition,
            "cases": list(component.cases),
            "form_name": component.form_name,
            "sample_url": component.sample_url,
            "url": component.url,
            "once_only_source": component.once_only_source,
        }
        for component in page.components
    ]


def _legal_basis(page: ProcedurePage, known: Mapping[str, LegalInstrument]) -> list[Json]:
    rows = []
    for basis in page.legal_basis:
        instrument = known.get(basis.number)
        rows.append(
            {
                "number": basis.number,
                "article": basis.article,
                "is_recalled": basis.is_recalled,
                "name": instrument.name if instrument else None,
                "valid_from": _day(instrument.valid_from) if instrument else None,
                "valid_to": _day(instrument.valid_to) if instrument else None,
                "successor_number": instrument.successor_number if instrument else None,
            }
        )
    return rows


def _agency(named: NamedAgency) -> Json:
    return {
        "name": named.name,
        "kind": named.kind.value,
        "agency": (
            {
                "code": named.agency.code,
                "name": named.agency.name,
                "address": named.agency.address or None,
                "phone": named.agency.phone or None,
            }
            if named.agency
            else None
        ),
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None
