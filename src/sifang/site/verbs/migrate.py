"""``sifang migrate``."""

from django.utils.translation import gettext as _

from sifang.site import installation
from sifang.site.cli import say


def run(args):
    """The database is up to date."""
    new = installation.prepare()
    where = installation.database_words()
    say(_("The database is up to date (%(where)s); %(new)s new divisions.") % {"where": where, "new": new})
