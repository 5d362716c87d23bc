from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0005_supplement_note"),
    ]

    operations = [
        migrations.AddField(
            model_name="pause",
            name="due_at",
            field=models.DateTimeField(null=True),
        ),
    ]
