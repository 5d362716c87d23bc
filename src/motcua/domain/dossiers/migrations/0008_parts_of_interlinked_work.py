import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("dossiers", "0007_due_when_asked"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="consultation", name="dossier_asks_an_agency_once_at_a_time"
        ),
        migrations.AddField(
            model_name="consultation", name="kind", field=models.TextField(default="opinion")
        ),
        migrations.AddField(
            model_name="consultation", name="step_key", field=models.TextField(default="")
        ),
        migrations.AddField(
            model_name="consultation", name="result_name", field=models.TextField(default="")
        ),
        migrations.AddField(
            model_name="consultation", name="result_number", field=models.TextField(default="")
        ),
        migrations.AddField(
            model_name="consultation",
            name="result_file",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.file",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True)),
                fields=("dossier", "agency", "step_key"),
                name="dossier_asks_an_agency_once_at_a_time",
            ),
        ),
    ]
