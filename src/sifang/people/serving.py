"""Readings of those who serve: members, couriers, liaisons of households, service posts and who fits them."""

from django.db.models import Count, Q, Sum
from django.utils.translation import get_language, gettext_lazy

from sifang.matching import windows
from sifang.people.limits_of import limit
from sifang.people.models import Partnership, Post, ServicePost, Uptake
from sifang.people.queries import public_communities_in_use
from sifang.places.models import COUNTY_LENGTH, range_of, range_of_any

CHOSEN = [{"code": "chosen"}]
NEIGHBOURS = ("building_warden", "property_staff", "enthusiast")
SENTENCES = {
    "chosen": gettext_lazy("chosen in person"),
    "fit.category": gettext_lazy("wished for this kind of post"),
    "fit.words": gettext_lazy("good at “%(words)s”, which is asked for"),
    "time.common": gettext_lazy("both can on %(window)s"),
}


def is_open(service_post):
    """Whether the post still wants members."""
    return service_post.until is None


def registered(viewer, place, kind):
    """Those registered as ``kind`` at ``place`` or below today, the latest first; none beyond the viewer's reach."""
    found = Post.objects.current().filter(range_of(place.code), kind=kind)
    found = found.select_related("person__home", "card", "sent_by", "place").order_by("-since", "-pk")
    return found if _sees(viewer, place) else found.none()


def _sees(viewer, place):
    """Whether the viewer keeps the registrations of ``place``."""
    return any(viewer.may(act, place.code) for act in ("register", "ledger"))


def counts(viewer, place):
    """{kind of post: how many hold it at ``place`` or below}, with the households linked and the service posts."""
    if not _sees(viewer, place):
        return {}
    held = Post.objects.current().filter(range_of(place.code)).order_by()
    found = dict(held.values_list("kind").annotate(Count("pk")))
    linked = held.filter(kind="household_liaison").aggregate(n=Sum("households"))["n"]
    wanted = ServicePost.objects.current().within(place.code).aggregate(n=Sum("wanted"))["n"]
    taken = Uptake.objects.filter(range_of(place.code, "service_post__place_id"), until=None).count()
    partners = Partnership.objects.current().within(place.code).count()
    return found | {"households": linked or 0, "wanted": wanted or 0, "taken": taken, "partners": partners}


def public_service_posts(place):
    """The open service posts of ``place``, with how many have taken each up; they name nobody."""
    found = ServicePost.objects.current().filter(place=place).order_by("kind", "pk")
    return found.annotate(taken=Count("uptakes", filter=Q(uptakes__until=None)))


def service_posts(viewer, place):
    """The open service posts at ``place`` or below, with who took each up; none beyond the viewer's reach."""
    found = ServicePost.objects.current().within(place.code).order_by("place_id", "kind", "pk")
    found = found.annotate(taken=Count("uptakes", filter=Q(uptakes__until=None)))
    return found if _sees(viewer, place) else found.none()


def uptakes_of(viewer, service_post):
    """The open uptakes of ``service_post`` with their members, the earliest first."""
    found = service_post.uptakes.filter(until=None).select_related("member__person", "member__card").order_by("pk")
    return found if _sees(viewer, service_post.place) else found.none()


def free_members(viewer, place):
    """The registered members of ``place`` who have taken no post up."""
    taken = Uptake.objects.filter(until=None).values("member")
    return registered(viewer, place, "member").filter(place=place).exclude(pk__in=taken)


def partnerships(viewer):
    """Partnerships of the viewer's places and of the organizations the viewer speaks for."""
    mine = range_of_any(viewer.reach.codes) | Q(organization__in=viewer.reach.organizations)
    return Partnership.objects.filter(mine).select_related("organization", "place")


def every_service_post(viewer):
    """The service posts, open or closed, of the places whose registrations the viewer keeps."""
    codes = [post.place_id for post in viewer.current_posts if post.place_id and _keeps(post)]
    return ServicePost.objects.filter(range_of_any(codes))


def _keeps(post):
    return any(post.opens(act, post.place_id, None) for act in ("register", "ledger"))


def neighbours(viewer, place, kind=""):
    """Building wardens, property staff and enthusiasts at ``place`` or below, or one ``kind`` of them."""
    found = Post.objects.current().filter(range_of(place.code), kind__in=[kind] if kind else NEIGHBOURS)
    found = found.select_related("person", "card", "place").order_by("kind", "-since", "-pk")
    return found if _sees(viewer, place) else found.none()


def without_households(viewer, place):
    """The registered members of ``place`` who keep in touch with no households yet."""
    linked = Post.objects.current().filter(kind="household_liaison", place=place).values("person")
    return registered(viewer, place, "member").filter(place=place).exclude(person__in=linked)


def household_limits(place):
    """(the fewest, the most) households of one liaison at ``place``."""
    return limit("households_least", place.code), limit("households_most", place.code)


def wishes_of(post):
    """What somebody wished for on their card, in words."""
    titles = dict(ServicePost.Kind.choices)
    return [str(titles.get(wish, wish)) for wish in post.card.wishes] if hasattr(post, "card") else []


def uptakes_by(post):
    """The service posts that a member serves in, with the reasons in words."""
    found = post.uptakes.filter(until=None).select_related("service_post").order_by("pk")
    return [(uptake.service_post, worded(uptake)) for uptake in found]


def public_communities_to_report_to(organizations):
    """The communities in use in the counties of ``organizations``."""
    codes = {body.place_id[:COUNTY_LENGTH] for body in organizations}
    return public_communities_in_use().filter(range_of_any(codes, "code"))


def members_sent_by(organization, place):
    """How many members whom ``organization`` sent have reported to ``place``."""
    return Post.objects.current().filter(kind="member", sent_by=organization, place=place).count()


def worded(uptake):
    """Why the member is in this post, as sentences."""
    return [_sentence(reason) for reason in uptake.reasons if reason["code"] in SENTENCES]


def _sentence(reason):
    facts = {"words": "、".join(reason.get("words", ())[:3]), "window": _week(reason.get("window", 0))}
    return str(SENTENCES[reason["code"]]) % facts


def _week(mask):
    # None while no language is active, as in a command that nobody reads.
    return windows.words(mask) if (get_language() or "zh").startswith("zh") else windows.english(mask)
