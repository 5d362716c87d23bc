"""Whoever opens a list has looked at everybody on it."""

from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests.people import ACCEPTED_AT


def test_each_dossier_of_a_list_gets_its_line_in_the_diary(people):
    """LR-012."""
    dossiers.record_readings(
        dossier_ids=[3, 7], purpose="register", by=people.one_stop, at=ACCEPTED_AT
    )
    dossiers.record_readings(dossier_ids=[], purpose="none", by=people.one_stop, at=ACCEPTED_AT)
    lines = apps.get_model("journal", "Reading").objects.order_by("id")
    assert [(line.subject, line.by, line.at, line.purpose) for line in lines] == [
        ("dossier:3", people.one_stop.reference, ACCEPTED_AT, "register"),
        ("dossier:7", people.one_stop.reference, ACCEPTED_AT, "register"),
    ]
