"""``sifang match``."""

from django.utils.translation import gettext as _

from sifang.places.models import Place
from sifang.projects import reasons
from sifang.projects.commands import proposing
from sifang.projects.models import Allocation, Project
from sifang.site import installation
from sifang.site.cli import answer, say


def run(args):
    """Proposals and shortages of the place's open lists are written; with ``--json`` the run's facts are printed."""
    installation.prepare()
    place = Place.objects.filter(pk=args.place).first()
    if place is None:
        say(_("There is no place %(code)s; bring its division in with sifang import places.") % {"code": args.place})
        return 1
    done = proposing.match(None, place)
    pairs = Allocation.objects.filter(project__in=_proposals(place), booking__released_at=None)
    counted = {"needs": done.needs, "resources": done.resources, "pairs": pairs.count()}
    counted |= {"shortages": done.shortages.count(), "seconds": done.seconds}
    if args.json:
        answer(counted | {"total": done.total, "bound": done.bound})
        return 0
    print(_("%(needs)s needs, %(resources)s resources: %(pairs)s pairs, %(shortages)s short, %(seconds)s s.") % counted)
    for pair in pairs.select_related("project", "booking__resource__organization", "booking__resource__person")[:10]:
        print(f"· {pair.project} ← {pair.booking.resource.owner} {pair.booking.resource}：{words(pair)}")
    return 0


def words(pair):
    """The reasons of a pair in one line."""
    return "；".join(sentence for sentence, _against in reasons.worded(pair.reasons))


def _proposals(place):
    return Project.objects.within(place.code).filter(stage=Project.Stage.PROPOSED)
