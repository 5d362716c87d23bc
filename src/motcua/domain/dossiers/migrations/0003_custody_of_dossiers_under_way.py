"""Dossiers that are under way lie somewhere: one open stretch of custody each, since they lie there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_whole_life")]

    operations = [
        migrations.RunSQL(
            """
            INSERT INTO dossiers_custody
                (dossier_id, version, keeper, agency_id, account_id, state, stage, word, since)
            SELECT id, version, 'unit',
                CASE state WHEN 'in_progress' THEN competent_agency_id ELSE receiving_agency_id END,
                holder_id, state, stage, 'dossiers.accepted', held_since
            FROM dossiers_dossier WHERE state IN ('accepted', 'in_progress', 'result_ready')
            """,
            "DELETE FROM dossiers_custody",
        )
    ]
