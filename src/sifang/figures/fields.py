"""The figures of the emerging fields: new employment, industries, lawyers, compounds, business districts."""

import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity
from sifang.commerce.models import Application, District
from sifang.core import clock
from sifang.disputes.models import Dispute, Session, Spell
from sifang.figures.figure import Figure
from sifang.industry.models import AdvisoryVisit, Coverage, Issue, Livestream, SalesLine, Site, Training
from sifang.people.models import Organization, Person, Post
from sifang.places.models import range_of

# The cause of a dispute that is about something else than living in a compound.
OTHER = "other"


def _year(found, field, year):
    return found.filter(**{f"{field}__year": year}) if year else found


def _last_day(year):
    return datetime.date(year, 12, 31) if year else clock.today()


def _trainings(code, year):
    return _year(Training.objects.within(code).filter(stage=Training.Stage.HELD), "starts_at", year)


def _sales(code, year):
    """Lines of livestreams whose sales are settled."""
    settled = SalesLine.objects.within(code).filter(livestream__stage=Livestream.Stage.SETTLED)
    return _year(settled, "sold_on", year)


def _sales_until(code, year):
    return _sales(code, None).filter(sold_on__lte=_last_day(year))


def _advisory(code, year):
    return _year(AdvisoryVisit.objects.within(code).filter(stage=AdvisoryVisit.Stage.DONE), "done_on", year)


def _issues(code, year):
    found = Issue.objects.filter(range_of(code, "visit__place_id"), stage=Issue.Stage.CLOSED)
    return _year(found, "closed_on", year)


def _advisers(code, year):
    found = Post.objects.within(code).filter(kind="legal_adviser", stage=Post.Stage.APPOINTED)
    return found.held_in(year) if year else found


def _mediations(code, year):
    """Sessions that a legal adviser led or sat in on."""
    found = Session.objects.filter(range_of(code, "dispute__place_id")).exclude(adviser=None)
    return _year(found, "held_on", year)


def _talks(code, year):
    """Talks that lawyers gave: activities with a talk point, a team or a legal adviser."""
    return _year(Activity.objects.within(code).filter(stage=Activity.Stage.HELD, talk__isnull=False), "starts_at", year)


def _branches(code, year):
    found = Coverage.objects.within(code).filter(industry="property", stage=Coverage.Stage.ESTABLISHED)
    return _year(found, "established_on", year)


def _sites(code, year):
    return _year(Site.objects.within(code).filter(stage=Site.Stage.NAMED), "named_on", year)


def _spells(code):
    """Stretches of waiting of property disputes: of all that have one of the causes a compound knows."""
    return Spell.objects.filter(range_of(code)).exclude(dispute__cause=OTHER)


def _settled(code, year):
    """The last stretch of waiting of property disputes that no longer wait, because they were resolved."""
    done = (Dispute.Stage.RESOLVED, Dispute.Stage.CLOSED)
    return _year(_spells(code).filter(dispute__stage__in=done, until__isnull=False), "until", year)


def _waiting(code, day):
    """Stretches of waiting that cover the end of ``day``."""
    return _spells(code).filter(Q(until=None) | Q(until__gt=day), since__lte=day)


def _backlog_start(code, year):
    """What waited when the year began; before everything, nothing did."""
    return _waiting(code, datetime.date(year - 1, 12, 31)) if year else Spell.objects.none()


def _backlog_end(code, year):
    return _waiting(code, _last_day(year))


def _districts(code, year):
    found = District.objects.within(code).filter(since__lte=_last_day(year))
    return found.filter(Q(until=None) | Q(until__gte=datetime.date(year, 1, 1))) if year else found


def _asked(code, year):
    return _year(Application.objects.within(code), "consulted_on", year)


def _submitted(code, year):
    return _year(Application.objects.within(code).exclude(submitted_on=None), "submitted_on", year)


def _disbursed(code, year):
    found = Application.objects.within(code).filter(stage=Application.Stage.DISBURSED)
    return _year(found, "disbursed_on", year)


FIELDS = (
    Figure(
        "training_attendances", _("attendances at trainings"), _("heads counted at each training that was held"),
        _trainings, sums="attendances",
    ),
    Figure(
        "livestream_firms", _("enterprises in livestream sales"),
        _("enterprises that sold on a livestream, each counted once"), _sales, of=(Organization, "organization"),
    ),
    Figure(
        "livestream_sales", _("livestream sales"), _("sales lines of livestreams that were settled"), _sales,
        sums="amount", is_money=True,
    ),
    Figure(
        "farm_sales_total", _("livestream sales so far"), _("settled sales lines up to the end of the year"),
        _sales_until, sums="amount", is_money=True,
    ),
    Figure(
        "advisory_visits", _("advisory visits"), _("visits of departments to single enterprises, done"), _advisory
    ),
    Figure(
        "advisory_issues_solved", _("issues solved"), _("issues of advisory visits that were closed"), _issues,
        "visit__place_id",
    ),
    Figure(
        "legal_advisers", _("community legal advisers"), _("lawyers who serve a community, each counted once"),
        _advisers, of=(Person, "person"),
    ),
    Figure(
        "lawyer_mediations", _("disputes with a legal adviser"),
        _("disputes with a session that a legal adviser led or sat in on"), _mediations, "dispute__place_id",
        of=(Dispute, "dispute"),
    ),
    Figure("law_talks", _("legal talks"), _("talks of lawyers that were held"), _talks),
    Figure(
        "property_branches", _("Party branches of property companies"),
        _("property companies with a Party branch of their own"), _branches,
    ),
    Figure("red_property_sites", _("demonstration sites"), _("demonstration sites that are named"), _sites),
    Figure(
        "property_disputes_resolved", _("property disputes resolved"),
        _("property disputes that were resolved, each counted once"), _settled, of=(Dispute, "dispute"),
    ),
    Figure(
        "property_backlog_start", _("property disputes waiting at the start"),
        _("property disputes that waited when the year began"), _backlog_start,
    ),
    Figure(
        "property_backlog_end", _("property disputes waiting at the end"),
        _("property disputes that waited when the year ended, or wait today"), _backlog_end,
    ),
    Figure("business_districts", _("business districts"), _("business districts with merchants"), _districts),
    Figure(
        "finance_consultations", _("finance consultations"), _("consultations at the finance desk"), _asked
    ),
    Figure("finance_submissions", _("submissions to banks"), _("applications whose papers were submitted"), _submitted),
    Figure(
        "loans_disbursed", _("loans disbursed"), _("loans that a bank disbursed to merchants"), _disbursed,
        sums="disbursed", is_money=True,
    ),
)  # fmt: skip
