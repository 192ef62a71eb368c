"""``sifang import LEDGER FILE --place CODE``."""

import io

from django.utils.translation import gettext as _

from sifang.ledgers import commands as ledgers
from sifang.ledgers.sentences import tell
from sifang.places.models import Place
from sifang.site import installation
from sifang.site.cli import answer, say


def run(args):
    """The file's rows stand on the ledger, or nothing was written and every bad cell is named; 0 or 1."""
    installation.prepare()
    place = Place.objects.filter(pk=args.place).first() or Place(code=args.place, short_name=args.place)
    file = io.BytesIO(args.file.read_bytes())
    found = ledgers.preview(None, args.ledger, file, place)
    if not found.errors and not args.dry_run:
        file.seek(0)
        found = ledgers.bring_in(None, args.ledger, file, place)
    _report(args, found)
    return 1 if found.errors else 0


def _report(args, found):
    """The counts and the complaints: one JSON object, or sentences."""
    counts = {name: found.counts[name] for name in ("new", "changed", "same", "bad")}
    said = [{"cell": _where(fault), "message": str(tell(fault))} for fault in found.errors]
    for fault in found.complaints:
        say(f"{_where(fault)} {tell(fault)}")
    if args.json:
        answer(counts | {"errors": said, "warnings": len(found.warnings)})
        return
    print(_("%(new)s new, %(changed)s changed, %(same)s the same, %(bad)s bad rows.") % counts)


def _where(fault):
    return "!".join(filter(None, (fault.sheet, fault.cell)))
