"""``sifang bench lookalikes``: judged pairs of messages against the search index, in a database that is thrown away."""

from contextlib import contextmanager

from django.db import connection

from sifang.bench import lookalikes
from sifang.site import installation
from sifang.site.cli import answer, say
from sifang.site.progress import Progress


def run(args):
    """The figures are printed; nothing of what was stored is left."""
    wish = lookalikes.Wish(args.messages, args.pairs, args.stored, args.seed)
    try:
        with _thrown_away(), Progress() as progress:
            facts = lookalikes.measured(wish, progress.tell)
    except KeyError as column:
        say(f"A column {column} is missing: messages have id, title, detail, and pairs id_q, id_c, label.")
        return 1
    if args.json:
        answer(facts)
    else:
        print("\n".join(f"{name:18} {figure}" for name, figure in facts.items()))
    return 0


@contextmanager
def _thrown_away():
    """An empty database: on SQLite that of the folder made for it, on PostgreSQL one beside the named one."""
    if connection.vendor == "sqlite":
        installation.migrate()
        yield
        return
    kept = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(kept, verbosity=0)
