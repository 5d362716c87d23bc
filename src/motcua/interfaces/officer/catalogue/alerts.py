"""What is overdue or missing in the catalogue, each with where to mend it."""

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.control.selectors.alerts import Alert, AlertKind, alerts_on
from motcua.interfaces.officer.catalogue.access import today

SUBJECTS_SHOWN_MAX: Final = 12
_DUE: Final = frozenset({AlertKind.PUBLICATION_DUE, AlertKind.ENTRY_DUE})
_PAGES: Final = {
    AlertKind.PROCESS_MISSING: "officer:processes",
    AlertKind.INTAKE_LIST_MISSING: "officer:catalogue_intake_lists",
    AlertKind.NOT_ON_INTAKE_LIST: "officer:catalogue_intake_lists",
    AlertKind.SHEETS_LACKING: "officer:postings",
    AlertKind.BOARDS_UNCHECKED: "officer:postings",
}


def alert_lines() -> list[dict[str, Any]]:
    """The alerts of today, what is overdue first."""
    return [_line(each) for each in alerts_on(today())]


def _line(alert: Alert) -> dict[str, Any]:
    if alert.is_overdue:
        kind, label = "late", _("Quá hạn")
    elif alert.kind in _DUE:
        kind, label = "soon", _("Sắp đến hạn")
    else:
        kind, label = "hold", _("Nên làm")
    return {
        "kind": kind,
        "label": label,
        "words": alert.sentence,
        "cure": alert.cure,
        "address": _address(alert),
        "subjects": [
            {"name": each.name, "address": reverse("officer:catalogue_history", args=[each.slug])}
            for each in alert.subjects[:SUBJECTS_SHOWN_MAX]
        ],
        "subject_count": len(alert.subjects),
        "more": max(0, len(alert.subjects) - SUBJECTS_SHOWN_MAX),
    }


def _address(alert: Alert) -> str:
    if alert.decision_id is not None:
        return reverse("officer:catalogue_decision", args=[alert.decision_id])
    page = _PAGES.get(alert.kind)
    return reverse(page) if page else ""
