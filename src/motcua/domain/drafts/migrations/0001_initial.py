import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The table stood in `dossiers` before: its migration 0009 renames it and lets go of it.


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("dossiers", "0009_drafts_have_their_own_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                        ("procedure_slug", models.TextField()),
                        ("form_key", models.TextField()),
                        ("form_version", models.PositiveIntegerField()),
                        ("answers", models.JSONField(default=dict)),
                        ("papers", models.JSONField(default=dict)),
                        ("delivery", models.JSONField(default=dict)),
                        ("pages_done", models.JSONField(default=list)),
                        ("started_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField()),
                        ("dossier_id", models.BigIntegerField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "db_table": "drafts_draft",
                        "indexes": [
                            models.Index(
                                fields=["account", "-saved_at"], name="drafts_draft_of_account"
                            ),
                            models.Index(
                                condition=models.Q(("dossier_id__isnull", True)),
                                fields=["saved_at"],
                                name="drafts_draft_unsent_by_age",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                fields=("dossier_id",), name="draft_becomes_one_dossier"
            ),
        ),
    ]
