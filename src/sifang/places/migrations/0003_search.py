"""The words of the search index: an FTS5 table beside the entries on SQLite, a vector with them on PostgreSQL.

A later migration that lets Django build ``places_entry`` anew on SQLite loses the triggers: run ``lay`` again after it.
"""

from django.db import migrations, models

OLD = "INSERT INTO places_entry_words (places_entry_words, rowid, grams) VALUES ('delete', old.id, old.grams);"
NEW = "INSERT INTO places_entry_words (rowid, grams) VALUES (new.id, new.grams);"
SQLITE = (
    "CREATE VIRTUAL TABLE places_entry_words USING fts5(grams, content='places_entry', content_rowid='id', "
    "tokenize='ascii')",
    f"CREATE TRIGGER places_entry_in AFTER INSERT ON places_entry BEGIN {NEW} END",
    f"CREATE TRIGGER places_entry_out AFTER DELETE ON places_entry BEGIN {OLD} END",
    f"CREATE TRIGGER places_entry_new AFTER UPDATE OF grams ON places_entry BEGIN {OLD} {NEW} END",
)
POSTGRES = (
    "ALTER TABLE places_entry ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(grams, ' '))) STORED",
    "CREATE INDEX places_entry_words ON places_entry USING gin (words)",
)


def lay(apps, schema_editor):
    """The words of every entry can be searched."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("places", "0002_intake")]
    operations = [
        migrations.CreateModel(
            name="Gram",
            fields=[
                ("gram", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("texts", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
