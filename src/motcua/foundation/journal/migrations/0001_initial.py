import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

APPEND_ONLY = """
    ALTER TABLE journal_entry ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();
    CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the journal is append-only: % on % refused', TG_OP, TG_TABLE_NAME;
    END $$;
    CREATE TRIGGER journal_entry_is_append_only BEFORE UPDATE OR DELETE ON journal_entry
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_entry_is_never_emptied BEFORE TRUNCATE ON journal_entry
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_reading_is_append_only BEFORE UPDATE OR DELETE ON journal_reading
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_reading_is_never_emptied BEFORE TRUNCATE ON journal_reading
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_seal_is_append_only BEFORE UPDATE OR DELETE ON journal_seal
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_seal_is_never_emptied BEFORE TRUNCATE ON journal_seal
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField()),
                ("subject", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("facts", models.JSONField(default=dict)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "journal_entry",
                "indexes": [models.Index(fields=["subject", "id"], name="journal_entry_about_subject")],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("purpose", models.TextField()),
            ],
            options={
                "db_table": "journal_reading",
                "indexes": [models.Index(fields=["subject", "id"], name="journal_reading_about_subject")],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.TextField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.entry"
                    ),
                ),
            ],
            options={"db_table": "journal_seal"},
        ),
        migrations.RunSQL(APPEND_ONLY, "DROP FUNCTION journal_refuse_change() CASCADE"),
    ]
