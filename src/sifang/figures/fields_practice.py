"""The figures of what is practised in the emerging fields beside the numbers an article tells."""

from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Experience
from sifang.commerce.models import JointAct, Measure
from sifang.counsel.models import Checkup, Consultation, Station
from sifang.disputes.models import Dispute
from sifang.figures.figure import Figure
from sifang.industry.models import Body, Coverage, Exchange, LeadingEnterprise, Mechanism, Membership
from sifang.meetings.models import Meeting
from sifang.people.models import Management, Organization
from sifang.places.models import range_of


def _year(found, field, year):
    return found.filter(**{f"{field}__year": year}) if year else found


def _held(found, year):
    return found.held_in(year) if year else found


def _bodies(kind):
    """The query of bodies of ``kind`` that were founded by then and are active."""

    def found(code, year):
        active = Body.objects.within(code).filter(kind=kind, stage=Body.Stage.ACTIVE)
        return active.filter(founded_on__year__lte=year) if year else active

    return found


def _established(code, year):
    found = Coverage.objects.within(code).filter(stage=Coverage.Stage.ESTABLISHED)
    return found.filter(established_on__year__lte=year) if year else found


def _leading(code, year):
    found = LeadingEnterprise.objects.within(code).exclude(stage=LeadingEnterprise.Stage.REMOVED)
    return found.filter(listed_on__year__lte=year) if year else found


def _mechanisms(code, year):
    return Mechanism.objects.within(code)


def _exchanges(code, year):
    return _year(Exchange.objects.filter(range_of(code, "pairing__place_id")), "on", year)


def _in_property(code, year):
    """Memberships of organizations in the industry committee of property services."""
    committees = {"body__kind": Body.Kind.COMMITTEE, "body__industry": "property"}
    return _held(Membership.objects.filter(range_of(code, "body__place_id"), **committees), year)


def _consultations(code, year):
    return _year(Consultation.objects.filter(range_of(code)), "asked_on", year)


def _checkups(code, year):
    done = (Checkup.Stage.DONE, Checkup.Stage.FOLLOWED_UP)
    return _year(Checkup.objects.filter(range_of(code), stage__in=done), "done_on", year)


def _stations(code, year):
    found = Station.objects.filter(range_of(code), stage=Station.Stage.OPEN)
    return found.filter(opened_on__year__lte=year) if year else found


def _tripartite(code, year):
    held = (Meeting.Stage.HELD, Meeting.Stage.SIGNED)
    return _year(Meeting.objects.within(code).filter(kind="tripartite", stage__in=held), "starts_at", year)


def _disputes(code, year):
    return _year(Dispute.objects.within(code), "received_on", year)


def _old_compounds(code, year):
    """Property companies that manage a compound which is old."""
    return _held(Management.objects.filter(range_of(code), place__compound__is_old=True), year)


def _cases(code, year):
    found = Experience.objects.within(code).filter(theme="property").exclude(published_on=None)
    return _year(found, "published_on", year)


def _acts(code, year):
    return _year(JointAct.objects.within(code), "on", year)


def _measures(code, year):
    begun = (Measure.Stage.RUNNING, Measure.Stage.CLOSED)
    return _year(Measure.objects.within(code).filter(stage__in=begun), "since", year)


FIELDS_PRACTICE = (
    Figure(
        "associations", _("industry associations"), _("industry associations that are active"),
        _bodies(Body.Kind.ASSOCIATION),
    ),
    Figure(
        "joint_branches", _("joint Party branches"), _("joint Party branches that are active"),
        _bodies(Body.Kind.BRANCH),
    ),
    Figure(
        "branches_established", _("enterprises with a Party organization"),
        _("enterprises of an industry with a Party organization of their own"), _established,
    ),
    Figure(
        "leading_enterprises", _("leading enterprises"), _("enterprises on the list of leading private ones"), _leading
    ),
    Figure(
        "industry_mechanisms", _("mechanisms of industries"), _("mechanisms whose items an office writes itself"),
        _mechanisms,
    ),
    Figure(
        "industry_exchanges", _("exchanges of banks and enterprises"), _("exchanges of a pairing, of three kinds"),
        _exchanges, "pairing__place_id",
    ),
    Figure(
        "property_members", _("companies in the industry committee"),
        _("property companies that belong to their industry committee, each counted once"), _in_property,
        "body__place_id", of=(Organization, "organization"),
    ),
    Figure(
        "legal_consultations", _("legal consultations"), _("consultations of legal advisers, without names"),
        _consultations,
    ),
    Figure("legal_checkups", _("legal check-ups"), _("legal check-ups that were done"), _checkups),
    Figure("legal_stations", _("legal service stations"), _("legal service stations that are open"), _stations),
    Figure(
        "tripartite_meetings", _("tripartite meetings"), _("meetings of the three parties that were held"), _tripartite
    ),
    Figure("disputes_registered", _("disputes"), _("disputes registered on the three-colour list"), _disputes),
    Figure(
        "old_compounds_managed", _("old compounds under management"),
        _("managements of old compounds by a property company"), _old_compounds,
    ),
    Figure(
        "property_cases", _("practice cases of compounds"), _("practice cases on property that were published"), _cases
    ),
    Figure("joint_acts", _("joint acts of merchants"), _("what the merchants of a district did together"), _acts),
    Figure("measures_run", _("measures of districts"), _("measures of districts that were begun"), _measures),
)  # fmt: skip
