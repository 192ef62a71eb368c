"""``sifang match``."""

from sifang.places.models import Place
from sifang.projects import reasons
from sifang.projects.commands import proposing
from sifang.projects.models import Allocation
from sifang.site.cli import answer, say


def run(args):
    """Proposals and shortages of the place's open lists are written; with ``--json`` the run's facts are printed."""
    place = Place.objects.filter(pk=args.place).first()
    if place is None:
        say(f"没有编码为 {args.place} 的地方；用 sifang import places 导入区划后再试。")
        return 1
    done = proposing.match(None, place)
    pairs = Allocation.objects.filter(project__stage="proposed", booking__released_at=None, project__in=_projects(place))
    if args.json:
        answer({
            "needs": done.needs, "resources": done.resources, "pairs": pairs.count(), "shortages": done.shortages.count(),
            "total": done.total, "bound": done.bound, "seconds": done.seconds,
        })  # fmt: skip
        return 0
    print(f"{done.needs} 件需求，{done.resources} 项资源，配成 {pairs.count()} 对，缺 {done.shortages.count()} 项，用时 {done.seconds} 秒。")
    for pair in pairs.select_related("project", "booking__resource__organization", "booking__resource__person")[:10]:
        print(f"· {pair.project} ← {pair.booking.resource.owner} {pair.booking.resource}：{words(pair)}")
    return 0


def words(pair):
    """The reasons of a pair in one line."""
    return "；".join(sentence for sentence, _against in reasons.worded(pair.reasons))


def _projects(place):
    return proposing.Project.objects.within(place.code)
