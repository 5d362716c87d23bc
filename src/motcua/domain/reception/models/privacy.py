"""What kind of data each column of `reception` holds. A ticket knows no name."""

from motcua.foundation.privacy import Classification, Sensitivity

_PUBLIC, _INTERNAL, _SECRET = Sensitivity.PUBLIC, Sensitivity.INTERNAL, Sensitivity.SECRET

PRIVACY: Classification = {
    "reception_plan": {
        "id": _INTERNAL,
        "agency_id": _PUBLIC,
        "holds_from": _INTERNAL,
        "plan": _PUBLIC,
        "entered_by": _INTERNAL,
    },
    "reception_day": {
        "id": _INTERNAL,
        "agency_id": _PUBLIC,
        "day": _PUBLIC,
        "last_number": _INTERNAL,
        "revision": _INTERNAL,
        "priority_run": _INTERNAL,
        "closed_at": _INTERNAL,
    },
    "reception_ticket": {
        "id": _INTERNAL,
        "queue_day_id": _INTERNAL,
        "number": _PUBLIC,
        "label": _PUBLIC,
        "key": _SECRET,  # whoever has it holds the ticket
        "service_key": _INTERNAL,
        "service_name": _INTERNAL,
        # That somebody is disabled or pregnant is nobody's business but the hall's: without a name.
        "priority_key": Sensitivity.PERSONAL,
        "priority_name": Sensitivity.PERSONAL,
        "is_priority": _INTERNAL,
        "source": _INTERNAL,
        "state": _PUBLIC,
        "taken_at": _INTERNAL,
        "order_at": _INTERNAL,
        "counter_number": _PUBLIC,
        "for_counter": _INTERNAL,
        "calls": _INTERNAL,
        "put_backs": _INTERNAL,
        "called_at": _INTERNAL,
        "started_at": _INTERNAL,
        "ended_at": _INTERNAL,
        "called_by_id": _INTERNAL,
    },
    "reception_unlisted_paper": {
        "id": _INTERNAL,
        "agency_id": _INTERNAL,
        "account_id": _INTERNAL,
        "procedure_name": _INTERNAL,
        "paper_name": _INTERNAL,
        "attempted_at": _INTERNAL,
    },
}
