import django.db.models.deletion
from django.db import migrations, models

# Seals of the old form are made anew by the next sealing, out of the entries.
BEFORE = """
    DROP TRIGGER journal_seal_is_append_only ON journal_seal;
    DROP TRIGGER journal_seal_is_never_emptied ON journal_seal;
"""
BEFORE_BACK = """
    CREATE TRIGGER journal_seal_is_append_only BEFORE UPDATE OR DELETE ON journal_seal
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_seal_is_never_emptied BEFORE TRUNCATE ON journal_seal
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
"""
APPEND_ONLY = """
    CREATE TRIGGER journal_seal_is_append_only BEFORE UPDATE OR DELETE ON journal_seal
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_seal_is_never_emptied BEFORE TRUNCATE ON journal_seal
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_root_is_append_only BEFORE UPDATE OR DELETE ON journal_root
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_root_is_never_emptied BEFORE TRUNCATE ON journal_root
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_private_is_never_changed BEFORE UPDATE ON journal_private
        FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
    CREATE TRIGGER journal_private_is_never_emptied BEFORE TRUNCATE ON journal_private
        FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
"""
APPEND_ONLY_BACK = """
    DROP TRIGGER journal_seal_is_append_only ON journal_seal;
    DROP TRIGGER journal_seal_is_never_emptied ON journal_seal;
"""


def mark_old_entries(apps, schema_editor):
    """Entries from before marks were made get theirs now: what stands here today is the beginning."""
    from motcua.foundation import signing
    from motcua.foundation.journal.lines import marked_words, utc_text
    from motcua.foundation.journal.record import MARK_PURPOSE

    entries = apps.get_model("journal", "Entry").objects.using(schema_editor.connection.alias)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_is_append_only")
        for entry in entries.order_by("id").iterator(2_000):
            words = marked_words(
                entry.word, entry.subject, entry.by, utc_text(entry.at), entry.facts
            )
            cursor.execute(
                "UPDATE journal_entry SET mark = %s WHERE id = %s",
                [signing.mark(MARK_PURPOSE, words), entry.pk],
            )
        cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_is_append_only")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.RunSQL(BEFORE, BEFORE_BACK),
        migrations.DeleteModel("Seal"),
        migrations.AddField("entry", "mark", models.TextField(null=True)),
        migrations.RunPython(mark_old_entries, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("subject", models.TextField()),
                ("ordinal", models.IntegerField()),
                ("sealed_at", models.DateTimeField()),
                ("nodes", models.BinaryField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.entry"
                    ),
                ),
            ],
            options={
                "db_table": "journal_seal",
                "indexes": [models.Index(fields=["subject", "position"], name="journal_seal_of_subject")],
            },
        ),
        migrations.CreateModel(
            name="Root",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("size", models.BigIntegerField()),
                ("document", models.JSONField()),
            ],
            options={
                "db_table": "journal_root",
                "constraints": [
                    models.UniqueConstraint(fields=["day", "size"], name="journal_root_is_signed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivateFact",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("subject", models.TextField()),
                ("name", models.TextField()),
                ("salt", models.TextField()),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "journal_private",
                "indexes": [models.Index(fields=["subject"], name="journal_private_about_subject")],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
    ]
