from django.db import migrations

# Drafts moved to the module `drafts`. The rows stay: the table changes its name, and what a draft
# became is an id without a foreign key, for the module stands below this one.
FORWARD = """
    ALTER TABLE dossiers_draft RENAME TO drafts_draft;
    ALTER INDEX dossiers_draft_of_account RENAME TO drafts_draft_of_account;
    ALTER INDEX dossiers_draft_unsent_by_age RENAME TO drafts_draft_unsent_by_age;
    DO $$
    DECLARE name text;
    BEGIN
        FOR name IN SELECT conname FROM pg_constraint
            WHERE conrelid = 'drafts_draft'::regclass
                AND confrelid = 'dossiers_dossier'::regclass AND contype = 'f'
        LOOP EXECUTE format('ALTER TABLE drafts_draft DROP CONSTRAINT %I', name); END LOOP;
        FOR name IN SELECT indexrelid::regclass::text FROM pg_index
            JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
            WHERE indrelid = 'drafts_draft'::regclass AND attname = 'dossier_id' AND indnatts = 1
        LOOP EXECUTE format('DROP INDEX %s', name); END LOOP;
    END $$;
"""
BACK = """
    ALTER TABLE drafts_draft RENAME TO dossiers_draft;
    ALTER INDEX drafts_draft_of_account RENAME TO dossiers_draft_of_account;
    ALTER INDEX drafts_draft_unsent_by_age RENAME TO dossiers_draft_unsent_by_age;
    ALTER TABLE dossiers_draft ADD CONSTRAINT dossiers_draft_dossier_id_fk
        FOREIGN KEY (dossier_id) REFERENCES dossiers_dossier (id) DEFERRABLE INITIALLY DEFERRED;
    CREATE INDEX dossiers_draft_dossier_id ON dossiers_draft (dossier_id);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_parts_of_interlinked_work")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(FORWARD, BACK)],
            state_operations=[migrations.DeleteModel("Draft")],
        )
    ]
