"""A hall for tests: two counters and a third, three services, people with numbers."""

from datetime import datetime

from django.apps import apps

from motcua.domain.dossiers.tests.people import PHO_HIEN_ONE_STOP
from motcua.domain.identity.values import ANONYMOUS, SYSTEM
from motcua.domain.reception import actions as reception
from motcua.foundation.clock import VIETNAM

HALL = PHO_HIEN_ONE_STOP
AT = datetime(2026, 11, 19, 8, 0, tzinfo=VIETNAM)  # A Thursday morning.
PLAN = {
    "services": [
        {"key": "ho-tich", "letter": "A", "name": "Hộ tịch, chứng thực", "usual_minutes": 10},
        {"key": "dat-dai", "letter": "B", "name": "Đất đai, xây dựng", "usual_minutes": 20},
        {"key": "tra-ket-qua", "letter": "C", "name": "Nhận kết quả", "usual_minutes": 4},
    ],
    "counters": [
        {"number": 1, "name": "Hộ tịch", "service_keys": ["ho-tich"]},
        {"number": 2, "name": "Hộ tịch, trả kết quả", "service_keys": ["ho-tich", "tra-ket-qua"]},
        {"number": 3, "name": "Đất đai", "service_keys": ["dat-dai"]},
    ],
    "priorities": [
        {"key": "cao-tuoi", "name": "Người cao tuổi", "source": "39/2009/QH12"},
        {"key": "mang-thai", "name": "Phụ nữ mang thai", "source": "quy ước"},
    ],
    "rules": {"priority_run_max": 2, "calls_max": 2},
}


def arrange(plan=PLAN, agency=HALL, at=AT):
    return reception.arrange_unit(agency_code=agency, plan=plan, by=SYSTEM, at=at)


def take(service="ho-tich", *, priority="", at=AT, agency=HALL, source="kiosk"):
    return reception.take_ticket(
        agency_code=agency,
        service_key=service,
        priority_key=priority,
        source=source,
        by=ANONYMOUS,
        at=at,
    )


def call(by, counter=1, *, at=AT, agency=HALL):
    return reception.call_next(agency_code=agency, counter_number=counter, by=by, at=at)


def ticket(taken):
    return apps.get_model("reception", "Ticket").objects.get(pk=taken.ticket_id)


def standing(taken):
    return ticket(taken).state
