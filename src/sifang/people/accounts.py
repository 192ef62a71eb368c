"""Readings for the three administrators and the auditor: accounts, who looked at whom, the deeds. No content."""

import datetime

from django.db.models import Count, Q

from sifang.core import clock
from sifang.core.models import Deed
from sifang.people.models import Person, Post, Unmasking
from sifang.places.models import range_of_any

OFTEN_A_DAY = 20
LONG_UNUSED_DAYS = 90


def codes_of(viewer, *acts):
    """The codes of the places where the posts of ``viewer`` open one of ``acts``."""
    held = [post for post in viewer.current_posts if post.place_id]
    return [post.place_id for post in held if any(post.opens(act, None, None) for act in acts)]


def accounts(viewer, *, words=""):
    """The accounts of those who serve, or live, at the places that ``viewer`` administers or guards; by login name."""
    codes = codes_of(viewer, "administer", "secure")
    serving = Post.objects.current().filter(range_of_any(codes))
    speaking = Post.objects.current().filter(range_of_any(codes, "organization__place_id"))
    of_no_post = range_of_any(codes, "home_id")
    found = Person.objects.exclude(username=None)
    found = found.filter(of_no_post | Q(pk__in=serving.values("person")) | Q(pk__in=speaking.values("person")))
    found = found.filter(username__contains=words) if words else found
    return found.order_by("username")


def locked(viewer):
    """The accounts that are locked."""
    return accounts(viewer).filter(is_active=False)


def without_post(viewer):
    """The accounts that are open though their person holds no post any more."""
    return accounts(viewer).filter(is_active=True).exclude(pk__in=Post.objects.current().values("person"))


def never_used(viewer):
    """The accounts nobody has logged into yet."""
    return accounts(viewer).filter(is_active=True, last_login=None)


def long_unused(viewer):
    """The accounts nobody has logged into for a quarter."""
    before = clock.now() - datetime.timedelta(days=LONG_UNUSED_DAYS)
    return accounts(viewer).filter(is_active=True, last_login__lt=before)


def looked_often(viewer, days=7):
    """Those who have looked at more residents' data on one day of the last week than the work of a day explains."""
    since = clock.now() - datetime.timedelta(days=days)
    looks = Unmasking.objects.filter(at__gte=since).values("by", "at__date").annotate(looks=Count("pk"))
    return accounts(viewer).filter(pk__in=[row["by"] for row in looks.filter(looks__gte=OFTEN_A_DAY)])


def looks_by(person, days=30):
    """How many times ``person`` has looked at residents' data in the last days."""
    since = clock.now() - datetime.timedelta(days=days)
    return Unmasking.objects.filter(by=person, at__gte=since).count()


def deeds(viewer, *, verb="", actor=None, since=None, until=None):
    """The deeds at the places that ``viewer`` audits, and those that belong to no place; the latest first."""
    codes = codes_of(viewer, "audit")
    found = Deed.objects.filter(range_of_any(codes, "place_code") | Q(place_code="")) if codes else Deed.objects.none()
    found = found.filter(verb__startswith=verb) if verb else found
    found = found.filter(actor__username=actor) if actor else found
    found = found.filter(at__date__gte=since) if since else found
    found = found.filter(at__date__lte=until) if until else found
    return found.select_related("actor", "link").order_by("-pk")
