from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0006_due_when_paused"),
    ]

    operations = [
        migrations.AddField(
            model_name="supplementrequest",
            name="due_at",
            field=models.DateTimeField(null=True),
        ),
    ]
