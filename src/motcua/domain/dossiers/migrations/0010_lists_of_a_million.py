from django.db import migrations

# Names word by word, each with the agencies that may read it: `dossiers.selectors.search`. No
# extension is needed. The letters are those of `dossiers.rules.lookup`.
LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
PLAIN = "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd"
SIGNS = ".,;:()[]{}\"'/\\-_&+*?!|<>@#%"
# What is still under way, by who received it: a few of a hundred dossiers.
UNDER_WAY = "returned_at IS NULL AND state NOT IN ('refused', 'withdrawn', 'stopped')"

WORDS = """
    CREATE FUNCTION dossiers_name_words(name text, receiving text, competent text)
    RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT pg_catalog.array_to_tsvector(ARRAY(
            SELECT agency || '|' || word
            FROM pg_catalog.unnest(ARRAY[receiving, competent]) AS agency,
                pg_catalog.unnest(pg_catalog.string_to_array(pg_catalog.lower(
                    pg_catalog.translate(name, {letters}, {plain})), ' ')) AS word
            WHERE word <> ''
        ))
    $$
"""
INDEXES = {
    "dossier_by_name": "USING gin (dossiers_name_words("
    "submitter_name, receiving_agency_id, competent_agency_id))",
    "dossier_by_identity_number": "(submitter_identity_number)",
    "dossier_by_phone": "(translate(phone_number, ' .()+-', ''))",
    "dossier_by_end_of_code": "(reverse(code) text_pattern_ops)",
    "dossier_under_way": f"(receiving_agency_id, state, id) WHERE {UNDER_WAY}",
}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Migration(migrations.Migration):
    # Built beside whoever works: a table of a million rows is not locked for it.
    atomic = False
    dependencies = [("dossiers", "0009_drafts_have_their_own_room")]

    operations = [
        migrations.RunSQL(
            WORDS.format(
                letters=quoted(LETTERS + SIGNS), plain=quoted(PLAIN * 2 + " " * len(SIGNS))
            ),
            "DROP FUNCTION dossiers_name_words(text, text, text)",
        ),
        *(
            migrations.RunSQL(
                f"CREATE INDEX CONCURRENTLY {name} ON dossiers_dossier {definition}",
                f"DROP INDEX {name}",
            )
            for name, definition in INDEXES.items()
        ),
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY dossier_register_by_day ON dossiers_register_entry"
            " (agency_id, entered_at) INCLUDE (serial)",
            "DROP INDEX dossier_register_by_day",
        ),
    ]
