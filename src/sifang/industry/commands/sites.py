"""Demonstration sites: applied for, returned, reviewed, named with a plate, checked again each year, withdrawn."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections, language
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.industry import sites
from sifang.industry.models import Recheck, Site, SiteChecklist, SitePoint
from sifang.people import compounds
from sifang.people.limits_of import limit
from sifang.places.models import Place
from sifang.text.redaction import clean

Stage = Site.Stage
SHORTEST_TITLE, SHORTEST_WHY = 2, 4
MOST_POINTS = 40


@atomic
def write_site_checklist(actor, place, title, points):
    """The checklist of this title at ``place`` has these points in this order; points it had before are dropped."""
    require(
        sites.may_write_checklist(actor, place),
        _("Only the street, the organization department or the industry's officer writes a checklist."),
    )
    insist(len(title.strip()) >= SHORTEST_TITLE, _("Name the checklist in at least two characters."))
    texts = list(dict.fromkeys(clean(text, 200) for text in points if text.strip()))
    insist(len(texts) <= MOST_POINTS, _("A checklist has at most %(most)s points.") % {"most": MOST_POINTS})
    Place.objects.select_for_update().get(pk=place.pk)
    checklist, _new = SiteChecklist.objects.get_or_create(place=place, title=clean(title, 60))
    _write_points(checklist, texts)
    record(actor, "site_checklist.written", checklist, points=len(texts))
    return checklist


def _write_points(checklist, texts):
    kept = {point.text: point for point in checklist.points.filter(dropped_on=None)}
    checklist.points.filter(dropped_on=None).exclude(text__in=texts).update(dropped_on=clock.today())
    for position, text in enumerate(texts, 1):
        point = kept.get(text) or SitePoint(checklist=checklist, text=text)
        point.position = position
        point.save()


@atomic
def apply_site(actor, compound, company, *, title="", words="", answers=(), checklist=None):
    """The compound and the company that manages it apply to be a demonstration site; one that was returned, again."""
    require(
        sites.may_apply(actor, compound, company),
        _("Only the community, or the company that manages the compound, applies for it."),
    )
    Place.objects.select_for_update().get(pk=compound.pk)
    insist(
        compounds.company_of(compound) == company,
        _("%(company)s does not manage %(place)s today; enter who manages it first.")
        % {"company": company, "place": compound},
    )
    facts = {
        "organization": company, "title": clean(title, 80) or _usual_title(compound), "words": clean(words, 1000),
        "checklist": checklist, "answers": _answered(checklist, answers), "applied_on": clock.today(), "by": actor,
    }  # fmt: skip
    site = _again(compound, facts) or Site.objects.create(place=compound, **facts)
    record(actor, "site.applied", site, organization=company.pk)
    return site


def _again(compound, facts):
    """The application that was returned says what it says now; None where there is none."""
    site = Site.objects.filter(place=compound).exclude(stage=Stage.REVOKED).first()
    if site is None:
        return None
    insist(
        site.hold() == Stage.RETURNED,
        _("%(place)s is %(stage)s already; open that site.") % {"place": compound, "stage": Stage(site.stage).label},
    )
    site.move(Stage.APPLIED)
    facts |= {"reply": "", "review": "", "review_answers": [], "reviewed_on": None, "reviewed_by": None}
    return _write(site, facts)


def _usual_title(compound):
    with language.kept():
        return (_("%(place)s demonstration site of Red Property") % {"place": compound})[:80]


def _answered(checklist, answers):
    """[{point, text, holds}] of the checklist's points; a point without an answer was not looked at."""
    said = dict(answers)
    points = list(checklist.points.filter(dropped_on=None)) if checklist else []
    insist(set(said) <= {point.pk for point in points}, _("The checklist has changed; reload the page."))
    return [{"point": point.pk, "text": point.text, "holds": said.get(point.pk)} for point in points]


def _write(site, facts):
    for name, value in facts.items():
        setattr(site, name, value)
    site.save(update_fields=list(facts))
    return site


@atomic
def return_site(actor, site, reason):
    """The application goes back, for a reason the community and the company read."""
    require(sites.may_return(actor, site), _("Only who reviews or names sites returns an application."))
    insist(len(reason.strip()) >= SHORTEST_WHY, _("Say what is missing, at least four characters; they read it."))
    site.move(Stage.RETURNED)
    _write(site, {"reply": clean(reason, 300)})
    record(actor, "site.returned", site)


@atomic
def review_site(actor, site, *, answers=(), words=""):
    """The street has looked at the site, point by point; what it found stands beside what was applied with."""
    require(
        sites.may_review(actor, site),
        _("Only the street reviews a site, and nobody reviews what they applied for themselves."),
    )
    found = _answered(site.checklist, answers)
    site.move(Stage.REVIEWED)
    facts = {"reviewed_on": clock.today(), "reviewed_by": actor, "review": clean(words, 500), "review_answers": found}
    _write(site, facts)
    record(actor, "site.reviewed", site)


@atomic
def name_site(actor, site, plate=""):
    """The site is named and carries its plate; it is checked again within the months of its place."""
    require(
        sites.may_name(actor, site),
        _("Only the organization department or the industry's officer names a site, and nobody what they reviewed."),
    )
    site.move(Stage.NAMED)
    facts = {"named_on": clock.today(), "plate": clean(plate, 40) or site.title[:40], "recheck_due": _due(site)}
    _write(site, facts)
    record(actor, "site.named", site)


def _due(site):
    return sites.months_after(clock.today(), limit("site_recheck_months", site.place_id))


@atomic
def recheck_site(actor, site, holds, *, answers=(), words=""):
    """Somebody looked at the named site again; where it holds, the next look is due a year later."""
    require(sites.may_recheck(actor, site), _("Only who reviews or names sites checks them again."))
    insist(site.hold() == Stage.NAMED, _("“%(site)s” is not named, so there is nothing to check.") % {"site": site})
    insist(holds or len(words.strip()) >= SHORTEST_WHY, _("Say what does not hold any more, at least four characters."))
    made = Recheck.objects.create(
        site=site, on=clock.today(), holds=holds, words=clean(words, 500), by=actor,
        answers=_answered(site.checklist, answers),
    )  # fmt: skip
    if holds:
        _write(site, {"recheck_due": _due(site)})
    record(actor, "site.rechecked", site, holds=holds)
    return made


@atomic
def revoke_site(actor, site, why):
    """The name is withdrawn, for a reason on record; the plate comes off."""
    require(
        sites.may_revoke(actor, site),
        _("Only the organization department or the industry's officer withdraws a site's name."),
    )
    insist(len(why.strip()) >= SHORTEST_WHY, _("Say why it is withdrawn, at least four characters; they read it."))
    site.move(Stage.REVOKED)
    _write(site, {"revoked_on": clock.today(), "revoked_why": clean(why, 300), "recheck_due": None})
    record(actor, "site.revoked", site)


@atomic
def enter_site(actor, compound, company, *, applied_on, reviewed_on=None, named_on=None, **facts):
    """A site that was applied for, or named, before this system was there stands as the ledger gives it.

    ``facts`` are plate, words, revoked_on and revoked_why.
    """
    require(
        sites.may_enter(actor, compound),
        _("Only those who name sites bring them in; hand the sheet to the organization department."),
    )
    Place.objects.select_for_update().get(pk=compound.pk)
    stage = sites.stage_by(reviewed_on, named_on, facts.get("revoked_on"))
    insist(
        stage == Stage.REVOKED or not Site.objects.filter(place=compound).exclude(stage=Stage.REVOKED).exists(),
        _("%(place)s has a demonstration site on record already; open it.") % {"place": compound},
    )
    due = sites.months_after(named_on, limit("site_recheck_months", compound.pk)) if stage == Stage.NAMED else None
    site = Site(
        place=compound, organization=company, title=_usual_title(compound), applied_on=applied_on,
        reviewed_on=reviewed_on, named_on=named_on, recheck_due=due, by=actor, **facts,
    )  # fmt: skip
    site.stage = stage
    site.save()
    record(actor, "site.entered", site, stage=str(stage))
    return site


@atomic
def correct_site(actor, site, plate):
    """The plate of a named site reads ``plate``."""
    require(sites.may_revoke(actor, site), _("Only who names sites corrects what their plates say."))
    insist(site.hold() == Stage.NAMED, _("“%(site)s” is not named, so it has no plate.") % {"site": site})
    return corrections.write(actor, site, {"plate": clean(plate, 40)})
