"""``sifang init``: from nothing to the first meeting, without demo data."""

import csv

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sifang.places import commands as places
from sifang.places.models import Place
from sifang.site import installation
from sifang.site.cli import say

NEXT = (
    _lazy("1. sifang createadmin NAME --name WHO --kind secretary --place %(code)s  (also: worker, sponsor, officer)"),
    _lazy("2. sifang serve, log in with that account, enter partner organizations and their liaisons"),
    _lazy("3. sifang import needs NEEDS.xlsx --place %(code)s brings the needs list in; resources likewise"),
    _lazy("4. on the pages: match the lists, then call the joint meeting"),
)


def run(args):
    """The database stands, the map is known, and the next steps are printed."""
    new = installation.prepare()
    if args.divisions:
        new += _bring_divisions(args.divisions)
    place = Place.objects.filter(pk=args.place).first()
    say(_("The database stands; %(new)s divisions are new.") % {"new": new})
    if place is None:
        say(
            _("There is no place %(code)s yet: name a table of divisions with --divisions FILE.csv.")
            % {"code": args.place}
        )
        return 1
    for line in NEXT:
        print(line % {"code": place.code})
    return 0


def _bring_divisions(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(
        places.enter(None, row["code"], row["name"], row.get("kind") or "community", row.get("short_name") or "")[1]
        == "new"
        for row in rows
    )
