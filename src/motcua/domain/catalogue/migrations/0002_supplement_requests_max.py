"""A procedure may say how often papers are asked for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="procedureversion",
            name="supplement_requests_max",
            field=models.PositiveSmallIntegerField(null=True),
        )
    ]
