"""One installation: its database up to date, its map shipped."""

import logging

from django.core.management import call_command
from django.db import connection

from sifang.places import commands as places
from sifang.site import indexing


def migrate():
    """The database has the tables of this version."""
    logging.getLogger("django.db.backends.schema").setLevel(logging.ERROR)
    call_command("migrate", interactive=False, verbosity=0)


def prepare(tell=lambda words, share: None):
    """The database is up to date, everything in it can be searched, it knows the shipped divisions.

    Returns how many of these were new; ``tell`` hears how far the search index is.
    """
    migrate()
    indexing.complete(tell)
    return places.ship()


def database_words():
    """Which database this is, for the person at the terminal."""
    settings = connection.settings_dict
    return f"{connection.vendor} {settings['NAME']}"
