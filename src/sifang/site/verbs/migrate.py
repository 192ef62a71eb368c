"""``sifang migrate``."""

from django.utils.translation import gettext as _

from sifang.site import indexing, installation
from sifang.site.cli import say
from sifang.site.progress import Progress


def run(args):
    """The database is up to date."""
    with Progress() as progress:
        new = installation.prepare(progress.tell)
        if args.reindex:
            indexing.rebuild(progress.tell)
    where = installation.database_words()
    say(_("The database is up to date (%(where)s); %(new)s new divisions.") % {"where": where, "new": new})
