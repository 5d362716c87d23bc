"""A procedure for search engines: schema.org, as data in the page. Nothing of it is run.

Legal   LR-129 (63/2010/NĐ-CP art 16-17: procedures are made public where people look for them).
"""

import json
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import SUBJECT_NAMES, Fee, ProcedurePage
from motcua.domain.organisations.values import NamedAgency, NameKind
from motcua.domain.working_time.values import LimitUnit
from motcua.interfaces.citizen.procedure_words import spelled_out

# As Django's json_script: what could end the element or begin another.
_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def structured_data(page: ProcedurePage, *, address: str) -> SafeString:
    """The words of a `<script type="application/ld+json">`, safe inside one."""
    described = {
        "@context": "https://schema.org",
        "@graph": [_service(page, address), _breadcrumbs(page, address)],
    }
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ESCAPED))  # noqa: S308 — escaped in this line


def _service(page: ProcedurePage, address: str) -> dict[str, Any]:
    service: dict[str, Any] = {
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "name": page.name,
        "serviceType": page.field_name,
        "inLanguage": "vi",
        "areaServed": {"@type": "AdministrativeArea", "name": settings.PROVINCE_NAME},
        "provider": [_organisation(named) for named in page.competent_agencies],
        "audience": [
            {"@type": "Audience", "audienceType": SUBJECT_NAMES[subject]}
            for subject in page.subjects
        ],
        "availableChannel": _channels(page, address),
        "serviceOutput": [
            {"@type": "Thing", "name": spelled_out(result.name)} for result in page.results
        ],
        "offers": [offer for fee in page.fees if (offer := _offer(fee))],
    }
    if page.code:
        service["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": "Mã thủ tục hành chính",
            "value": page.code,
        }
    if page.linked_procedures:
        service["isRelatedTo"] = [
            {
                "@type": "GovernmentService",
                "name": spelled_out(other.name),
                "url": _absolute(reverse("citizen:procedure", args=[other.slug])),
            }
            for other in page.linked_procedures
        ]
    return {name: value for name, value in service.items() if value}


def _organisation(named: NamedAgency) -> dict[str, str]:
    name = spelled_out(named.agency.name if named.agency else named.name)
    return {"@type": "GovernmentOrganization", "name": name}


def _channels(page: ProcedurePage, address: str) -> list[dict[str, Any]]:
    channels: list[dict[str, Any]] = []
    time = _processing_time(page)
    if page.online.is_available:
        channels.append({"@type": "ServiceChannel", "name": _("Trên mạng"), "serviceUrl": address})
    channels.extend(
        {
            "@type": "ServiceChannel",
            "name": _("Đến nơi tiếp nhận"),
            "serviceLocation": {
                "@type": "Place",
                "name": spelled_out(place.agency.name if place.agency else place.name),
            },
        }
        for place in page.receiving_places
        if place.kind is not NameKind.CHANNEL
    )
    return [channel | time for channel in channels]


def _processing_time(page: ProcedurePage) -> dict[str, str]:
    """Days and months are durations; hours and days of work depend on a calendar and are not."""
    letter = {LimitUnit.DAYS: "D", LimitUnit.MONTHS: "M"}.get(page.limit.unit)
    if letter is None or page.limit.value != int(page.limit.value):
        return {}
    return {"processingTime": f"P{int(page.limit.value)}{letter}"}


def _offer(fee: Fee) -> dict[str, Any] | None:
    """A fee that is one figure. schema.org has no words for what a council sets."""
    if fee.amount_vnd is not None:
        price, currency = str(fee.amount_vnd), "VND"
    elif fee.amount_usd is not None:
        price, currency = f"{fee.amount_usd:g}", "USD"
    else:
        return None
    offer = {
        "@type": "Offer",
        "name": spelled_out(fee.name),
        "price": price,
        "priceCurrency": currency,
    }
    if fee.condition:
        offer["description"] = spelled_out(fee.condition)
    return offer


def _breadcrumbs(page: ProcedurePage, address: str) -> dict[str, Any]:
    catalogue = reverse("citizen:catalogue")
    steps = [
        (_("Trang đầu"), _absolute(reverse("citizen:home"))),
        (_("Thủ tục"), _absolute(catalogue)),
        (page.field_name, f"{_absolute(catalogue)}?linh-vuc={page.field_key}"),
        (page.name, address),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": where}
            for place, (name, where) in enumerate(steps, start=1)
        ],
    }


def _absolute(path: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{path}"
