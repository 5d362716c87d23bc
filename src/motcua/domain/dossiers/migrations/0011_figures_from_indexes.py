from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    # Built beside whoever works: a table of a million rows is not locked for it.
    atomic = False
    dependencies = [("dossiers", "0010_lists_of_a_million")]

    operations = [
        AddIndexConcurrently(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("result_ready_at__isnull", False)),
                fields=["competent_agency", "result_ready_at"],
                include=["id", "due_at", "returned_at", "parcel_number", "procedure_version"],
                name="dossier_settled_by_agency",
            ),
        ),
        AddIndexConcurrently(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(
                    ("result_ready_at__isnull", True), ("returned_at__isnull", True)
                ),
                fields=["competent_agency", "due_at"],
                name="dossier_open_by_agency",
            ),
        ),
        AddIndexConcurrently(
            model_name="dossier",
            index=models.Index(
                fields=["competent_agency", "submitted_at"], name="dossier_sent_by_agency"
            ),
        ),
    ]
