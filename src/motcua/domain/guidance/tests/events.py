"""Small life events for the tests of this module, and who publishes them."""

from copy import deepcopy
from datetime import datetime

from motcua.domain.guidance import permissions
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 25, 9, 0, tzinfo=VIETNAM)
TODAY = AT.date()
OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset({(permissions.PUBLISH_GUIDANCE, "*")}),
)
_EVENT = {
    "key": "viec-thu",
    "version": 1,
    "valid_from": "2025-07-01",
    "position": 90,
    "title": "Việc thử",
    "text": "Để thử",
    "icon": "heart",
    "former_keys": ["viec-cu"],
    "keywords": ["thử"],
    "questions": [
        {
            "key": "con",
            "label": "Có con nhỏ không?",
            "options": [{"key": "co", "label": "Có"}, {"key": "khong", "label": "Không"}],
        },
        {
            "key": "han",
            "label": "Bé sinh được bao lâu?",
            "shown_when": {"con": ["co"]},
            "options": [
                {"key": "dung", "label": "Chưa quá 60 ngày"},
                {"key": "qua", "label": "Quá 60 ngày"},
            ],
        },
    ],
    "steps": [
        {
            "key": "khai-sinh",
            "procedure": "dang-ky-khai-sinh",
            "title": "Khai sinh",
            "why": "Có giấy khai sinh thì mới làm được việc khác.",
            "when": {"con": ["co"]},
            "fees": [
                {"name": "Lệ phí hộ tịch khi đăng ký đúng hạn", "when": {"han": ["dung"]}},
                {"name": "Lệ phí hộ tịch khi đăng ký quá hạn", "when": {"han": ["qua"]}},
            ],
            "carried": [
                {"field": "relation", "question": "han", "values": {"dung": "mother"}},
                {"field": "parents_married", "text": "yes"},
            ],
        },
        {
            "key": "the",
            "procedure": "bhyt-chi-tham-gia-bhyt",
            "title": "Thẻ bảo hiểm y tế",
            "why": "Nhà nước đóng.",
            "when": {"con": ["co"]},
            "after": ["khai-sinh"],
        },
    ],
    "notes": [{"text": "Không phải làm gì.", "when": {"con": ["khong"]}, "ends": True}],
}


def description(**changes):
    """The event, with parts replaced."""
    return deepcopy(_EVENT) | deepcopy(changes)


def question(key, *options, **more):
    return {
        "key": key,
        "label": f"Câu {key}?",
        "options": [{"key": option, "label": option} for option in options],
        **more,
    }


def step(key, procedure="dang-ky-khai-sinh", **more):
    return {"key": key, "procedure": procedure, "title": key, "why": "Vì thế.", **more}
