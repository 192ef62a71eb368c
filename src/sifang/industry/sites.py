"""Demonstration sites: who may do what, which wait for whom, which are named, which are due to be checked again."""

import calendar
import datetime

from django.db.models import Case, F, IntegerField, Q, Value, When

from sifang.core import clock
from sifang.industry.models import Site, SiteChecklist
from sifang.people.rules import is_root
from sifang.places.models import COUNTY_LENGTH, codes_above, range_of, range_of_any

Stage = Site.Stage
MONTHS = 12
# What waits for somebody stands first.
ORDER = (Stage.APPLIED, Stage.REVIEWED, Stage.RETURNED, Stage.NAMED, Stage.REVOKED)


def may_apply(actor, compound, company):
    """The community of the compound, or whoever speaks for the company."""
    return is_root(actor) or actor.may("apply_site", compound.code) or actor.may("speak", organization=company)


def can_apply_now(actor, compound, company):
    """Whether ``actor`` may, and no application or name of the compound stands."""
    standing = Site.objects.filter(place=compound, stage__in=(Stage.APPLIED, Stage.REVIEWED, Stage.NAMED))
    return may_apply(actor, compound, company) and not standing.exists()


def may_review(actor, site):
    """The street; nobody reviews what they applied for themselves."""
    return is_root(actor) or (actor.may("review_site", site.place_id) and actor.pk != site.by_id)


def may_name(actor, site):
    """The organization department or the industry's officer; nobody names what they reviewed themselves."""
    return is_root(actor) or (actor.may("name_site", site.place_id) and actor.pk != site.reviewed_by_id)


def may_return(actor, site):
    """Whoever reviews or names sites there."""
    return is_root(actor) or any(actor.may(act, site.place_id) for act in ("review_site", "name_site"))


may_recheck = may_return


def may_revoke(actor, site):
    """Whoever names sites there."""
    return is_root(actor) or actor.may("name_site", site.place_id)


def may_enter(actor, compound):
    """Whoever names sites there brings in those that were named before."""
    return is_root(actor) or actor.may("name_site", compound.code)


def stage_by(reviewed_on, named_on, revoked_on):
    """The stage of a site of which these days are known."""
    days = ((revoked_on, Stage.REVOKED), (named_on, Stage.NAMED), (reviewed_on, Stage.REVIEWED))
    return next((stage for day, stage in days if day), Stage.APPLIED)


def may_write_checklist(actor, place):
    """Whoever reviews or names sites at the place."""
    return is_root(actor) or any(actor.may(act, place.code) for act in ("review_site", "name_site"))


def months_after(day, months):
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def listing(viewer, code="", *, stage=""):
    """The sites at ``code`` or below that ``viewer`` may see: those that wait first, withdrawn ones last."""
    found = Site.objects.visible_to(viewer).within(code).select_related("place", "organization")
    found = found.filter(stage=stage) if stage else found
    ranks = [When(stage=stage, then=Value(rank)) for rank, stage in enumerate(ORDER)]
    rank = Case(*ranks, output_field=IntegerField())
    return found.annotate(rank=rank).order_by("rank", F("recheck_due").asc(nulls_last=True), "-applied_on", "-pk")


def recheck_due(viewer, code=""):
    """The named sites whose next look is due today or was before, the longest waiting first."""
    found = Site.objects.visible_to(viewer).within(code).filter(stage=Stage.NAMED, recheck_due__lte=clock.today())
    return found.select_related("place", "organization").order_by("recheck_due", "pk")


def waiting_for_a_look(viewer, code=""):
    """The sites applied for that nobody has reviewed, and the named ones whose next look is due, those first."""
    due = Q(stage=Stage.NAMED, recheck_due__lte=clock.today())
    found = Site.objects.visible_to(viewer).within(code).filter(Q(stage=Stage.APPLIED) | due)
    order = F("recheck_due").asc(nulls_last=True), "applied_on", "pk"
    return found.select_related("place", "organization").order_by(*order)


def to_name(viewer, code=""):
    """The sites that are reviewed and wait to be named, the longest waiting first."""
    found = Site.objects.visible_to(viewer).within(code).filter(stage=Stage.REVIEWED)
    return found.select_related("place", "organization").order_by("reviewed_on", "pk")


def of_compound(viewer, compound):
    """The sites of the compound that ``viewer`` may see, the latest application first."""
    found = Site.objects.visible_to(viewer).filter(place=compound).select_related("place", "organization")
    return found.order_by("-applied_on", "-pk")


def checklists_for(viewer, code):
    """The checklists that hold at ``code``: of its county, its street, itself; ``viewer`` has loaded the place."""
    above = [above for above in codes_above(code) if len(above) >= COUNTY_LENGTH]
    return SiteChecklist.objects.filter(place__in=above).select_related("place").order_by("place_id", "title")


def own_checklists(viewer):
    """The checklists of the places where ``viewer`` writes them, by title."""
    codes = {*viewer.codes_of("review_site"), *viewer.codes_of("name_site")}
    found = SiteChecklist.objects.filter(range_of_any(sorted(codes))).select_related("place").prefetch_related("points")
    return found.order_by("place_id", "title")


def public_named(code):
    """The sites at ``code`` or below that are named today, the latest first."""
    found = Site.objects.public().filter(range_of(code)).select_related("place", "organization")
    return found.order_by("-named_on", "-pk")
