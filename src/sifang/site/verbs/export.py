"""``sifang export LEDGER --place CODE -o FILE``."""

from django.utils.translation import gettext as _

from sifang.ledgers import commands as ledgers
from sifang.places.models import Place
from sifang.site import installation
from sifang.site.cli import say


def run(args):
    """The ledger of the place is in the file, names and phones masked; 0 or 1."""
    installation.prepare()
    place = Place.objects.filter(pk=args.place).first()
    if place is None:
        say(_("There is no place %(code)s; bring its division in with sifang import places.") % {"code": args.place})
        return 1
    args.output.write_bytes(ledgers.export(None, args.ledger, place))
    say(_("Written: %(file)s") % {"file": args.output})
    return 0
