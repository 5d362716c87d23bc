"""A version for tests, sound in every part."""

from datetime import date

from motcua.domain.records.values import PublishedVersion


def version(**words):
    facts = {
        "code": "9.000001",
        "name": "Cấp giấy thử",
        "field_id": "thu-nghiem",
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
