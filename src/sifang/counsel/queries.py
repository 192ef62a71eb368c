"""Readings of stations, consultations, check-ups, talks and the service log."""

import datetime

from django.db.models import Count, F, Q
from django.utils import timezone

from sifang.activities.models import Activity
from sifang.core import clock, codes
from sifang.counsel import frequency
from sifang.counsel.models import (
    AidReferral,
    Checklist,
    Checkup,
    Consultation,
    Duty,
    LogEntry,
    Question,
    Station,
    TalkPoint,
    TalkTeam,
)
from sifang.places.models import codes_above, range_of

WEEK = datetime.timedelta(days=7)
SOON = datetime.timedelta(days=7)
KIND = "law_talk"


def station_list(viewer, code):
    """The stations at ``code`` or below that ``viewer`` may see, the open ones first."""
    found = Station.objects.visible_to(viewer).within(code).select_related("place", "firm")
    return found.order_by("-stage", "place_id", "pk")


def duties(viewer, code, *, days=7):
    """Who is on duty at ``code`` or below today and on the days after, by time; called off ones too."""
    stations = Station.objects.visible_to(viewer).within(code)
    return _rota(Duty.objects.filter(station__in=stations), clock.today(), days)


def rota_of(station, first, days=14):
    """The duties at a station the viewer has loaded, from the day ``first`` on."""
    return _rota(station.duties.all(), first, days)


def _rota(found, first, days):
    last = first + datetime.timedelta(days=days)
    found = found.filter(starts_at__gte=_midnight(first), starts_at__lt=_midnight(last))
    return found.select_related("adviser__person", "adviser__sent_by", "station__place").order_by("starts_at", "pk")


def _midnight(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


def own_duties(person, days=14):
    """When ``person`` is on duty, the next first."""
    found = Duty.objects.filter(adviser__person=person, cancelled_why="", ends_at__gte=clock.now())
    found = found.filter(starts_at__lt=clock.now() + datetime.timedelta(days=days))
    return found.select_related("station__place", "adviser__person").order_by("starts_at", "pk")


def consultation_list(viewer, code, *, stage="", matter=""):
    """The consultations at ``code`` or below that ``viewer`` may see: those that wait first, then the latest."""
    found = Consultation.objects.visible_to(viewer).within(code)
    found = found.filter(stage=stage) if stage else found
    found = found.filter(matter=matter) if matter else found
    # "asked" sorts behind "answered".
    return found.select_related("place", "adviser__person").order_by("-stage", "-asked_on", "-pk")


def waiting(viewer, code):
    """Consultations nobody has answered, the longest waiting first; an adviser meets the own and those of nobody."""
    found = consultation_list(viewer, code, stage=Consultation.Stage.ASKED).order_by("asked_on", "pk")
    own = viewer.codes_of("counsel") and not viewer.codes_of("keep_counsel")
    return found.filter(Q(adviser=None) | Q(adviser__person=viewer)) if own else found


def aid_list(viewer, code, *, open_only=False):
    """The referrals to legal aid at ``code`` or below that ``viewer`` may see, those that wait first."""
    found = AidReferral.objects.visible_to(viewer).within(code)
    found = found.filter(stage=AidReferral.Stage.REFERRED) if open_only else found
    return found.select_related("place", "consultation", "organization").order_by(
        F("answered_on").desc(nulls_first=True), "referred_on", "pk"
    )


def question_list(viewer, code):
    """The questions with their answers at ``code`` or below that ``viewer`` may see, by matter."""
    found = Question.objects.visible_to(viewer).within(code).select_related("place")
    return found.order_by("matter", "-pk")


def frequent(viewer, code):
    """[(matter, consultations in 90 days, whether an answer is published)], the most frequent first."""
    seen = any(code.startswith(own) for act in ("keep_counsel", "counsel") for own in viewer.codes_of(act))
    counted = frequency.by_matter(code) if seen else []
    told = set(Question.objects.within(code).filter(stage="published").values_list("matter", flat=True))
    return [(matter, n, matter in told) for matter, n in counted]


def checklists_for(place):
    """The check-up lists that ``place`` may use: its own and those of the places above it."""
    found = Checklist.objects.filter(place__in=codes_above(place.pk))
    return found.annotate(n=Count("checks")).select_related("place").order_by("whom", "pk")


def checkup_list(viewer, code, *, stage=""):
    """The check-ups at ``code`` or below that ``viewer`` may see, the latest first, with their findings counted."""
    found = Checkup.objects.visible_to(viewer).within(code)
    found = found.filter(stage=stage) if stage else found
    found = found.select_related("place", "checklist", "worker__person", "organization", "adviser__person")
    return found.annotate(found=Count("findings")).order_by("-scheduled_on", "-pk")


def checkups_due(viewer, code):
    """Check-ups whose day, or whose follow-up, comes within a week or has passed, the nearest first."""
    soon = clock.today() + SOON
    is_due = Q(stage=Checkup.Stage.SCHEDULED, scheduled_on__lte=soon) | Q(
        stage=Checkup.Stage.DONE, follow_up_on__lte=soon
    )
    return checkup_list(viewer, code).filter(is_due).order_by("scheduled_on", "pk")


def findings_of(checkup):
    """What was found at a check-up the viewer has loaded."""
    return checkup.findings.select_related("check_made").order_by("pk")


def log_list(viewer, code, *, unconfirmed=False, adviser=None):
    """The lines of the service log at ``code`` or below that ``viewer`` may see, the latest first."""
    found = LogEntry.objects.visible_to(viewer).within(code)
    found = found.filter(confirmed_on=None) if unconfirmed else found
    found = found.filter(adviser__person=adviser) if adviser else found
    return found.select_related("place", "adviser__person", "adviser__sent_by").order_by("-on", "-pk")


def talk_list(viewer, code):
    """The legal talks at ``code`` or below, the latest first, with point and team where they are noted."""
    here = Q(pk__in=[])
    for act in ("keep_counsel", "counsel", "oversee_counsel", "oversee"):
        for own in viewer.codes_of(act):
            here |= range_of(own)
    found = Activity.objects.filter(here).within(code).filter(kind=KIND).exclude(stage=Activity.Stage.CANCELLED)
    return found.select_related("place", "talk__point", "talk__team", "talk__adviser__person").order_by(
        "-starts_at", "-pk"
    )


def points_for(place):
    """The talk points open at ``place`` and above it."""
    return TalkPoint.objects.current().filter(place__in=codes_above(place.pk)).order_by("place_id", "pk")


def teams_for(place):
    """The talk teams of ``place`` and of the places above it."""
    found = TalkTeam.objects.current().filter(place__in=codes_above(place.pk)).select_related("firm")
    return found.annotate(n=Count("members")).order_by("place_id", "pk")


def public_stations(code):
    """The open stations of the community, for everybody."""
    found = Station.objects.within(code).filter(stage=Station.Stage.OPEN).select_related("firm")
    return found.order_by("opened_on", "pk")


def public_duties(code, days=14):
    """Who is on duty at the stations of the community today and in the days to come; advisers' names are public."""
    open_here = Station.objects.within(code).filter(stage=Station.Stage.OPEN)
    return _rota(Duty.objects.filter(station__in=open_here, cancelled_why=""), clock.today(), days)


def public_next_duties(code):
    """Those of the public duties that are not over yet."""
    return public_duties(code).filter(ends_at__gte=clock.now())


def public_questions(code):
    """The published questions of the community and of the places above it, by matter."""
    found = Question.objects.filter(place__in=codes_above(code), stage=Question.Stage.PUBLISHED)
    return found.order_by("matter", "-grown_from", "pk")


def has_board(code):
    """Whether the public notice board of the community would tell anything."""
    told = (public_stations, public_questions, public_points, public_talks)
    return any(read(code).exists() for read in told)


def public_points(code):
    """The talk points of the community, for everybody."""
    return TalkPoint.objects.current().within(code).order_by("pk")


def public_talks(code):
    """The legal talks to come, the next first."""
    found = Activity.objects.within(code).filter(kind=KIND, stage=Activity.Stage.PLANNED, starts_at__gte=clock.now())
    return found.select_related("talk__point", "talk__team").order_by("starts_at", "pk")


def public_checkup(code):
    """The check-up whose code this is, as the one it is about reads it, or None; nobody's name is read."""
    found = Checkup.objects.select_related("place", "checklist", "adviser__person", "adviser__sent_by")
    return found.filter(code=codes.plain(code)).first()
