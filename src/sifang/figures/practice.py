"""The figures of what is practised beside the lists: how needs are found and matched, who meets, visits and serves."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity, Experience, Plan, Service
from sifang.core.models import Deed
from sifang.evaluations.models import Opinion, Sheet
from sifang.figures.figure import Figure
from sifang.figures.lists import needs
from sifang.meetings.models import Meeting, Topic
from sifang.needs.models import Need
from sifang.people.models import Partnership, Post
from sifang.places.models import Place, range_of
from sifang.projects.models import Allocation, Escalation
from sifang.visits.models import Tour, Visit

NEIGHBOURS = ("resident_rep", "building_warden", "property_staff", "enthusiast")


def _year(found, field, year):
    return found.filter(**{f"{field}__year": year}) if year else found


def _held_at(rows, year):
    """Whether one of ``rows`` stands for the place, on some day of the year."""
    here = rows.filter(place=OuterRef("pk"))
    return Exists(here.held_in(year) if year else here)


def _complete(code, year):
    """Communities at which each of the four parties stands."""
    posts = Post.objects.filter(stage=Post.Stage.APPOINTED)
    parties = (("sponsor",), ("secretary", "worker"), ("resident_rep",))
    found = Place.objects.filter(range_of(code, "code"), kind=Place.Kind.COMMUNITY)
    for kinds in parties:
        found = found.filter(_held_at(posts.filter(kind__in=kinds), year))
    return found.filter(_held_at(Partnership.objects.all(), year))


def _neighbours(code, year):
    found = Post.objects.within(code).filter(kind__in=NEIGHBOURS, stage=Post.Stage.APPOINTED)
    return found.held_in(year) if year else found


def _visits(code, year):
    return _year(Visit.objects.within(code).filter(stage=Visit.Stage.HELD), "held_on", year)


def _tours(code, year):
    return _year(Tour.objects.within(code).filter(stage=Tour.Stage.HELD), "starts_at", year)


def _plans(code, year):
    found = Plan.objects.within(code).exclude(stage=Plan.Stage.DRAFT)
    return found.filter(year=year) if year else found


def _held_activities(code, year, **which):
    return _year(Activity.objects.within(code).filter(stage=Activity.Stage.HELD, **which), "starts_at", year)


def _campaigns(code, year):
    return _held_activities(code, year, campaign__isnull=False)


def _galas(code, year):
    return _held_activities(code, year, kind="gala")


def _suggested(**how):
    """Needs that were verified with a category suggested; the deed keeps which of the suggestions was chosen."""
    listed = Deed.objects.filter(
        subject_kind=Need._meta.label_lower, subject_id=OuterRef("pk"), verb="need.listed", detail__rank__gte=0, **how
    )
    return lambda code, year: needs(code, year).filter(Exists(listed.exclude(detail__suggested=[])))


def _topics(code, year):
    return _year(Topic.objects.within(code), "proposed_at", year)


def _meetings(kind):
    held = (Meeting.Stage.HELD, Meeting.Stage.SIGNED)
    return lambda code, year: _year(Meeting.objects.within(code).filter(kind=kind, stage__in=held), "starts_at", year)


def _found(code, year):
    return needs(code, year).exclude(channel=Need.Channel.RESIDENT)


def _pairs(code, year):
    return _year(Allocation.objects.filter(range_of(code, "project__place_id")), "project__proposed_at", year)


def _escalations(code, year):
    return _year(Escalation.objects.within(code), "since", year)


def _services(code, year):
    done = (Service.Stage.DONE, Service.Stage.CONFIRMED)
    return _year(Service.objects.within(code).filter(stage__in=done), "done_on", year)


def _confirmed(code, year):
    return _year(Service.objects.within(code).filter(stage=Service.Stage.CONFIRMED), "confirmed_on", year)


def _experience(code, year):
    return _year(Experience.objects.within(code).filter(~Q(published_on=None)), "published_on", year)


def _appraised(code, year):
    signed = Sheet.objects.within(code).exclude(signed_on=None).filter(replaces=None)
    return signed.filter(round__year=year) if year else signed


def _opinions(code, year):
    found = Opinion.objects.filter(range_of(code))
    return found.filter(chapter__round__year=year) if year else found


PRACTICE = (
    Figure(
        "communities_complete", _("communities with all four parties"),
        _("communities where leader, organizations, Party organization and residents stand"), _complete, "code",
    ),
    Figure(
        "residents_involved", _("neighbours who take part"),
        _("residents' representatives, building wardens, property staff, enthusiasts"), _neighbours,
    ),
    Figure("visits_held", _("visits of leaders"), _("visits that leaders held"), _visits),
    Figure("tours_held", _("tours for organizations"), _("tours that were held"), _tours),
    Figure("plans_agreed", _("yearly plans"), _("plans of activities that were agreed"), _plans),
    Figure(
        "campaign_activities", _("activities of campaigns"), _("activities that count towards a campaign"), _campaigns
    ),
    Figure("galas_held", _("yearly galas"), _("galas of the four parties"), _galas),
    Figure("topics_proposed", _("topics proposed"), _("topics that the four parties proposed"), _topics),
    Figure("joint_meetings", _("joint meetings"), _("joint meetings that were held"), _meetings(Meeting.Kind.JOINT)),
    Figure(
        "committee_meetings", _("committee meetings"), _("meetings of joint committees that were held"),
        _meetings(Meeting.Kind.COMMITTEE),
    ),
    Figure(
        "needs_found", _("needs found by the four channels"), _("needs that did not come by residents alone"), _found
    ),
    Figure(
        "categories_suggested", _("needs with a category suggested"),
        _("needs that were verified when their words had suggested a category"), _suggested(),
    ),
    Figure(
        "categories_right", _("suggested category was right"),
        _("of these, needs whose first suggestion was the category chosen"), _suggested(detail__rank=1),
    ),
    Figure(
        "pairs_matched", _("pairs of need and resource"), _("resources proposed for a project, each with its reasons"),
        _pairs, "project__place_id",
    ),
    Figure(
        "escalations_raised", _("hard matters laid before a leader"), _("projects that went to the sponsor leader"),
        _escalations,
    ),
    Figure("services_done", _("services done"), _("services of the menu that were done"), _services),
    Figure("services_confirmed", _("services confirmed"), _("services that the one served confirmed"), _confirmed),
    Figure(
        "experience_published", _("experience material"), _("pieces of experience that were published"), _experience
    ),
    Figure(
        "appraisals_signed", _("appraisal sheets"), _("sheets that were signed in the yearly appraisal"), _appraised
    ),
    Figure(
        "opinions_given", _("opinions on communities"), _("signed opinions of leaders and organizations"), _opinions
    ),
)  # fmt: skip
