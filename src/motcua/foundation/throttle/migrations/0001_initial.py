import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Window",
            fields=[
                ("key_digest", models.TextField(primary_key=True, serialize=False)),
                (
                    "tries_at",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateTimeField(), size=None
                    ),
                ),
                ("is_admitted", models.BooleanField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "db_table": "throttle_window",
                "indexes": [models.Index(fields=["expires_at"], name="throttle_window_by_expiry")],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE throttle_window SET UNLOGGED", "ALTER TABLE throttle_window SET LOGGED"
        ),
    ]
