"""The case of the procedure that a dossier is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_figures_from_indexes")]
    operations = [
        migrations.AddField("dossier", "case_key", models.TextField(default="")),
    ]
