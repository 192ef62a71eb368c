"""What a year's records say of those whom a community may thank: organizations and members, fact by fact.

Facts are kept in the letter as the ids of their records, so that every number in it opens to what it counts.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from sifang.activities.models import Activity, Participant, Service, ServiceRecord, Turnout
from sifang.core import language
from sifang.needs.models import Rating
from sifang.people.models import Organization, Partnership, Post, Uptake
from sifang.projects.models import Claim, Coverage, Project

GOOD = 4
# What a letter says of each kind of fact, in the order in which it says it.
PHRASES = {
    "claims": gettext_lazy("claimed %(n)s projects"),
    "kept": gettext_lazy("finished %(n)s of the claimed projects"),
    "on_time": gettext_lazy("%(n)s of them by the promised day"),
    "activities": gettext_lazy("took part in %(n)s activities"),
    "came": gettext_lazy("came with %(n)s people in all"),
    "ratings": gettext_lazy("residents were satisfied %(n)s times"),
    "services": gettext_lazy("%(n)s services that those served confirmed"),
    "records": gettext_lazy("%(n)s lines on the service card"),
    "posts": gettext_lazy("took up %(n)s service posts"),
}
ROWS = {
    "claims": Claim, "kept": Claim, "on_time": Claim, "activities": Activity, "ratings": Rating, "services": Service,
    "records": ServiceRecord, "posts": Uptake,
}  # fmt: skip


@dataclass(frozen=True)
class YearFact:
    """Words of a yearly letter: ``kind`` of PHRASES, and the query of the records they count."""

    words: str
    kind: str
    rows: object


def phrase(kind, found):
    """The words for the fact ``kind``: found is the ids of its records, or for people who came a number."""
    with language.kept():
        return str(PHRASES[kind]) % {"n": found if isinstance(found, int) else len(found)}


def facts_of(letter):
    """The facts of a yearly letter in its order, each with its records."""
    return [
        YearFact(phrase(kind, letter.facts[kind]), kind, _rows(kind, letter.facts))
        for kind in PHRASES
        if letter.facts.get(kind)
    ]


def _rows(kind, facts):
    ids = facts["activities"] if kind == "came" else facts[kind]
    model = Activity if kind == "came" else ROWS[kind]
    related = {
        Claim: ("project",), Rating: ("need",), Service: ("item",), Uptake: ("service_post",),
    }.get(model, ())  # fmt: skip
    return model.objects.filter(pk__in=ids).select_related(*related).order_by("pk")


def of_organizations(place, year):
    """{organization: facts} of every partner of ``place`` in ``year`` of whom a record says something."""
    found = defaultdict(dict)
    _put_claims(found, place, year)
    for row in _turnouts(place, year):
        facts = found[row["organization"]]
        facts.setdefault("activities", []).append(row["activity"])
        facts["came"] = facts.get("came", 0) + row["came"]
    _put(found, "services", _served(place, year).exclude(organization=None).values_list("organization", "pk"))
    ties = Partnership.objects.filter(place=place).held_in(year).values("organization")
    bodies = Organization.objects.filter(pk__in=ties).order_by("name")
    return {body: found[body.pk] for body in bodies if found.get(body.pk)}


def of_members(place, year):
    """{post: facts} of every member who reported to ``place`` and of whom a record of ``year`` says something."""
    found = defaultdict(dict)
    noted = ServiceRecord.objects.within(place.pk).filter(on__year=year)
    _put(found, "records", noted.order_by("on", "pk").values_list("member__person", "pk"))
    _put(found, "services", _served(place, year).exclude(member=None).values_list("member__person", "pk"))
    taken = Uptake.objects.filter(service_post__place=place, since__year__lte=year)
    taken = taken.filter(Q(until=None) | Q(until__year__gte=year))
    named = Participant.objects.filter(activity__in=Activity.objects.within(place.pk).held_in(year))
    _put(found, "activities", named.order_by("activity").values_list("person", "activity"))
    _put(found, "posts", taken.order_by("pk").values_list("member__person", "pk"))
    posts = Post.objects.filter(place=place, kind="member").held_in(year).select_related("person", "sent_by")
    return {post: found[post.person_id] for post in posts.order_by("pk") if found.get(post.person_id)}


def _put_claims(found, place, year):
    claims = Claim.objects.filter(project__place=place, ended_at=None).select_related("project").order_by("pk")
    told = Q(confirmed_at__year=year) | Q(project__accepted_on__year=year)
    ratings = _good_ratings(place, year)
    for claim in claims.filter(told):
        facts, done = found[claim.organization_id], claim.project.accepted_on
        if timezone.localtime(claim.confirmed_at).year == year:
            facts.setdefault("claims", []).append(claim.pk)
        if claim.project.stage != Project.Stage.ACCEPTED or done is None or done.year != year:
            continue
        facts.setdefault("kept", []).append(claim.pk)
        if done <= claim.due:
            facts.setdefault("on_time", []).append(claim.pk)
        facts.setdefault("ratings", []).extend(ratings[claim.project_id])


def _good_ratings(place, year):
    """{project: the ids of the ratings of 4 or 5 that askers of its needs gave in ``year``}."""
    covered = defaultdict(list)
    for project, need in Coverage.objects.filter(project__place=place).values_list("project", "need"):
        covered[need].append(project)
    found = defaultdict(list)
    good = Rating.objects.filter(need__place=place, at__year=year, satisfaction__gte=GOOD).order_by("pk")
    for rating, need in good.values_list("pk", "need"):
        for project in covered[need]:
            found[project].append(rating)
    return found


def _turnouts(place, year):
    held = Activity.objects.within(place.pk).held_in(year)
    came = Turnout.objects.filter(activity__in=held, came__gt=0)
    return came.order_by("activity").values("organization", "activity", "came")


def _served(place, year):
    done = Service.objects.within(place.pk).filter(stage=Service.Stage.CONFIRMED, confirmed_on__year=year)
    return done.order_by("pk")


def _put(found, kind, pairs):
    for who, pk in pairs:
        found[who].setdefault(kind, []).append(pk)
