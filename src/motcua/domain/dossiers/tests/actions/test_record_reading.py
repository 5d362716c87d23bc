"""LR-012. Who read a dossier stands in the diary."""

from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, submitted


def test_the_diary_names_reader_subject_purpose_and_moment(people, row):
    dossier = row(submitted(people))
    dossiers.record_reading(
        dossier_id=dossier.pk, purpose="page", by=people.one_stop, at=ACCEPTED_AT
    )
    (line,) = apps.get_model("journal", "Reading").objects.values_list(
        "subject", "by", "at", "purpose"
    )
    assert line == (dossier.reference, people.one_stop.reference, ACCEPTED_AT, "page")
