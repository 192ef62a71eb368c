"""Readings of nominations: what waits for whom, and what became of each."""

from django.db.models import Q

from sifang.core import clock
from sifang.people import posts, rules
from sifang.people.models import Post
from sifang.places.models import range_of_any

KINDS = [kind.name for kind in posts.KINDS.values() if kind.nominated_by]
OPEN = (Post.Stage.NOMINATED, Post.Stage.APPROVED)


def nominations(viewer):
    """The posts of the nominated kinds that the viewer reaches, or whose organization sent the person; latest first."""
    own = Q(sent_by__in=viewer.reach.organizations) | Q(nominated_by=viewer)
    rows = Post.objects.filter(range_of_any(viewer.reach.codes) | own, kind__in=KINDS)
    return rows.select_related("person", "place", "committee", "sent_by", "nominated_by", "approved_by").order_by("-pk")


def open_nominations(viewer):
    """Those that are not decided yet."""
    return nominations(viewer).filter(stage__in=OPEN)


def shown(viewer, show):
    """Those that are "open", those who serve ("current"), or those that were declined or have ended ("past")."""
    if show == "open":
        return open_nominations(viewer)
    serving = Q(stage=Post.Stage.APPOINTED) & (Q(until=None) | Q(until__gte=clock.today()))
    rows = nominations(viewer)
    return rows.filter(serving) if show == "current" else rows.exclude(serving).exclude(stage__in=OPEN)


def waiting_for(viewer, most=200):
    """Those of the ``most`` latest open ones that the viewer can approve or appoint now."""
    return [post for post in open_nominations(viewer)[:most] if next_step(viewer, post)]


def next_step(viewer, post):
    """What the viewer can do with the nomination now: "approve", "confirm" or ""."""
    if post.stage == Post.Stage.NOMINATED:
        return "approve" if rules.may_approve(viewer, post) else ""
    may = rules.may_appoint(viewer, posts.KINDS[post.kind], post.ground) and viewer.pk != post.person_id
    return "confirm" if post.stage == Post.Stage.APPROVED and may else ""
