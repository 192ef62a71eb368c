"""What the database refuses to delete must still go between two tests that write for real.

On SQLite the tables are emptied row by row, and the triggers that guard what was published would refuse it. They are
lifted while a test's database is emptied and put back as they were. PostgreSQL truncates, which no trigger sees.
"""

import pytest
from django.db import connection, transaction


@pytest.fixture(scope="session", autouse=True)
def lifted_while_emptied():
    """Emptying the database between tests lifts SQLite's triggers and puts them back."""
    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    emptied = operations.execute_sql_flush

    def flush(self, statements):
        with transaction.atomic(), self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            emptied(self, statements)
            for _name, sql in triggers:
                cursor.execute(sql)

    operations.execute_sql_flush = flush
    yield
    operations.execute_sql_flush = emptied
