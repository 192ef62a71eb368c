"""Readings of business districts: their merchants, joint acts, pledges, measures and shared costs."""

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from sifang.commerce.models import CostSharing, District, JointAct, Measure, Merchant, Offer, Pledge, Share
from sifang.core import clock, codes
from sifang.places.models import Place, codes_above, range_of, range_of_any

SUMS: dict[str, dict] = {
    "hiring": {"wanted": Sum("wanted"), "hired": Sum("hired")},
    "training": {"came": Sum("came"), "shops": Count("merchant", distinct=True)},
    "referral": {"number": Sum("number"), "pairs": Count("pk")},
    "offers": {"offers": Count("pk"), "taken": Sum("taken")},
    "cost": {"amount": Sum("amount", filter=~Q(stage="dropped"))},
}
LINES = {"hiring": "vacancies", "training": "attendances", "referral": "guests", "offers": "offers"}


def _number(rows, by="district"):
    counted = rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _counted(found):
    """Districts with the numbers of what is in them now."""
    return found.select_related("place").annotate(
        merchants_now=_number(Merchant.objects.current()),
        measures_now=_number(Measure.objects.filter(stage=Measure.Stage.RUNNING)),
        acts_ever=_number(JointAct.objects.all()),
        pledges_now=_number(Pledge.objects.filter(ended_on=None), "merchant__district"),
    )


def districts(viewer):
    """The districts ``viewer`` may see with their numbers, those that go on first, then by place and name."""
    return _counted(District.objects.visible_to(viewer)).order_by(F("until").desc(nulls_first=True), "place", "name")


def places_to_keep(viewer, most=200):
    """The places where ``viewer`` may found a district, at most so many, by code."""
    codes = (*viewer.codes_of("district"), *viewer.codes_of("ledger"))
    kinds = (Place.Kind.COUNTY, Place.Kind.STREET, Place.Kind.TOWN, Place.Kind.COMMUNITY, Place.Kind.VILLAGE)
    return list(Place.objects.filter(range_of_any(codes, "code"), kind__in=kinds).order_by("code")[:most])


def merchants(viewer, district, *, left=False):
    """The merchants of ``district`` that ``viewer`` may see, by name, each with the pledge that holds, if any."""
    found = Merchant.objects.visible_to(viewer).filter(district=district)
    found = found.filter(until__lt=clock.today()) if left else found.current()
    return found.prefetch_related(Prefetch("pledges", Pledge.objects.filter(ended_on=None), "held")).order_by(
        "name", "pk"
    )


def joint_acts(viewer, district, kind=""):
    """What the merchants of ``district`` did together, the latest first, with how many of them took part."""
    found = JointAct.objects.visible_to(viewer).filter(district=district)
    found = found.filter(kind=kind) if kind else found
    return found.annotate(joined=Count("merchants")).order_by("-on", "-pk")


def pledges(viewer, district, stage=""):
    """The pledges given in ``district``, the latest first; a breach is read inside only and orders nothing."""
    found = Pledge.objects.visible_to(viewer).filter(merchant__district=district)
    found = found.filter(stage=stage) if stage else found.filter(ended_on=None)
    return found.select_related("merchant").order_by("-pledged_on", "-pk")


def pledge_numbers(viewer, district):
    """{stage: how many} of the pledges in ``district``."""
    found = Pledge.objects.visible_to(viewer).filter(merchant__district=district)
    return dict(found.order_by().values_list("stage").annotate(Count("pk")))


def measures(viewer, district=None, kind=""):
    """The measures ``viewer`` may see, those that go on first, then the latest."""
    found = Measure.objects.visible_to(viewer).select_related("district", "place")
    found = found.filter(district=district) if district else found
    found = found.filter(kind=kind) if kind else found
    return found.order_by(F("closed_on").desc(nulls_first=True), "-since", "-pk")


def lines_of(measure):
    """The lines of a measure the viewer has loaded, with their merchants, in the order they were written."""
    if measure.kind == Measure.Kind.COST:
        return costs_of(measure)
    found = getattr(measure, LINES[measure.kind]).all()
    if measure.kind == Measure.Kind.REFERRAL:
        return found.select_related("sender", "receiver").order_by("-on", "-pk")
    return found.select_related("merchant").order_by("pk")


def sums_of(measure):
    """What the lines of a measure add up to, by the name of the number."""
    rows = measure.costs if measure.kind == "cost" else getattr(measure, LINES[measure.kind])
    return {name: number or 0 for name, number in rows.aggregate(**SUMS[measure.kind]).items()}


def costs_of(measure):
    """The shared costs of a measure the viewer has loaded, the latest first, with how many agreed and paid."""
    return measure.costs.annotate(
        asked=Count("shares"),
        agreed=Count("shares", filter=Q(shares__agreed_on__isnull=False)),
        paid=Count("shares", filter=Q(shares__paid_on__isnull=False)),
    ).order_by("-drafted_on", "-pk")


def costs(viewer):
    """The shared costs ``viewer`` may see."""
    return CostSharing.objects.visible_to(viewer).select_related("measure__district", "measure__place")


def shares_of(cost):
    """The shares of a cost the viewer has loaded, in the order in which ties were settled."""
    return cost.shares.select_related("merchant__organization").order_by("pk")


def shares_borne(viewer, merchant):
    """What a merchant the viewer may see bears of shared costs that were not dropped, the latest first."""
    found = merchant.shares.filter(cost__in=CostSharing.objects.visible_to(viewer)).exclude(cost__stage="dropped")
    return found.select_related("cost").order_by("-cost__drafted_on", "-pk")


def public_districts(code):
    """The districts at ``code``, below it, or above it where a street keeps one, that go on."""
    here = range_of(code) | Q(place_id__in=codes_above(code))
    return District.objects.filter(here, until=None).order_by("name", "pk")


def public_merchants(district):
    """The shops of a district by name, each with the pledge it gave, if one holds. No person is named anywhere."""
    given = Pledge.objects.filter(ended_on=None).exclude(stage=Pledge.Stage.BREACHED)
    return district.merchants.current().prefetch_related(Prefetch("pledges", given, "held")).order_by("name", "pk")


def public_offers(district):
    """What the shops of a district offer today."""
    found = Offer.objects.filter(measure__district=district, measure__stage=Measure.Stage.RUNNING)
    found = found.filter(Q(until=None) | Q(until__gte=clock.today()), Q(merchant__until=None))
    return found.select_related("merchant").order_by("merchant__name", "pk")


def public_share(code):
    """The share whose code this is, as its merchant reads it, or None."""
    found = Share.objects.select_related("cost__measure__district", "merchant")
    return found.filter(code=codes.plain(code)).first()
