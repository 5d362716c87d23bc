"""Publications for the tests of this module."""

from datetime import date

from motcua.domain.catalogue import permissions
from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublishedField,
    PublishedProcedure,
    PublishedVersion,
)
from motcua.domain.identity.values import Actor
from motcua.domain.organisations import permissions as organisation_permissions
from motcua.domain.organisations.values import NameKind, PublishedName

OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset(
        {
            (permissions.PUBLISH_PROCEDURES, "*"),
            (organisation_permissions.PUBLISH_ORGANISATIONS, "*"),
        }
    ),
)
NAMES = (
    PublishedName(
        "Ủy ban nhân dân cấp xã", NameKind.BY_UNIT, None, None, "commune", "people_committee", ""
    ),
    PublishedName("Trung tâm cấp xã", NameKind.BY_UNIT, None, None, "commune", "one_stop", ""),
)
FIELD = PublishedField("thu-nghiem", "Lĩnh vực thử", 99)


def version(**words):
    facts = {
        "code": "9.000001",
        "name": "Cấp giấy thử",
        "field_id": FIELD.key,
        "tier": "two_tier",
        "level": "commune",
        "vertical": None,
        "publication_status": "active",
        "subjects": ["citizen"],
        "limit_value": 5.0,
        "limit_unit": "working_days",
        "is_same_day": False,
        "cutoff": None,
        "cutoff_rule": None,
        "limit_variants": [],
        "fees": [],
        "components": [
            {
                "order": 1,
                "name": "Đơn",
                "original": 1,
                "copy": 0,
                "present_only": False,
                "form": None,
                "once_only_source": None,
                "required": "always",
                "condition": None,
            }
        ],
        "results": [{"name": "Giấy thử"}],
        "legal_basis": [{"number": "61/2018/NĐ-CP"}],
        "competent_names": ["Ủy ban nhân dân cấp xã"],
        "receiving_names": ["Trung tâm cấp xã"],
        "coordinating_names": [],
        "conditions": [],
        "keywords": ["xin giấy thử"],
        "post_receives": True,
        "post_returns": True,
        "online_is_available": True,
        "online_mode": "toan_trinh",
        "online_level": 3,
        "has_online_payment": False,
        "steps": [],
        "steps_hours": 0.0,
        "linked_slugs": [],
        "supplement_requests_max": None,
        "note": None,
        "marks": {"identity": "assumed"},
        "sources": ["know"],
        "valid_from": date(2025, 7, 1),
        "valid_to": None,
    }
    return PublishedVersion(**{**facts, **words})


def procedure(*versions, slug="giay-thu", **words):
    facts = {"slug": slug, "former_codes": ("9.000000",), "position": 999, "use_rank": None}
    return PublishedProcedure(**{**facts, **words}, versions=versions or (version(),))


def publication(*procedures):
    return CataloguePublication(
        agency_names=NAMES, fields=(FIELD,), procedures=procedures or (procedure(),)
    )
