"""Readings of those who serve: members, couriers, liaisons of households, service posts and who fits them."""

from django.db.models import Count, F, Q, Sum
from django.utils.translation import get_language, gettext_lazy

from sifang.matching import windows
from sifang.matching.explain import explain
from sifang.matching.instance import Instance, Line, Offer
from sifang.matching.solve import solve
from sifang.people.models import Partnership, Post, ServicePost, Uptake
from sifang.places.models import range_of, range_of_any

CHOSEN = [{"code": "chosen"}]
NEIGHBOURS = ("building_warden", "property_staff", "enthusiast")
# Only these reasons tell the reader something about a member and a post of the same community.
TOLD = ("fit.category", "fit.words", "time.common")
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


def members_sent_by(organization, place):
    """How many members whom ``organization`` sent have reported to ``place``."""
    return Post.objects.current().filter(kind="member", sent_by=organization, place=place).count()


def best_pairs(place):
    """[(service post, member, reasons)]: free members in free places, the best choice there is of all pairs."""
    wanting = list(public_service_posts(place).annotate(free=F("wanted") - F("taken")).filter(free__gt=0))
    taken = Uptake.objects.filter(until=None).values("member")
    members = Post.objects.current().filter(kind="member", place=place).exclude(pk__in=taken)
    members = {str(post.pk): post for post in members.select_related("card", "person").order_by("pk")}
    instance = Instance(tuple(_lines(wanting)), tuple(map(_offer, members.values())))
    by_key = {str(service_post.pk): service_post for service_post in wanting}
    solution = solve(instance)
    solution.certify()
    why = explain(instance, solution)
    return [
        (by_key[pair.line.partition("/")[0]], members[pair.offer], _told(why[pair.line, pair.offer]))
        for pair in solution.pairs
    ]


def _lines(service_posts):
    """One line for each free place."""
    for service_post in service_posts:
        for number in range(service_post.free):
            yield Line(
                key=f"{service_post.pk}/{number:03d}", need=str(service_post.pk), place=service_post.place_id,
                category=service_post.kind, units=1, kind="talent", window=service_post.windows,
                words=f"{service_post.title} {service_post.skills}",
            )  # fmt: skip


def _offer(member):
    card = getattr(member, "card", None)
    home = member.person.home_id or member.place_id
    return Offer(
        key=str(member.pk), owner=str(member.pk), home=home, area=member.place_id, kind="talent", units=1,
        categories=frozenset(_kinds(card)), owner_kind="person", window=card.windows if card else 0,
        words=f"{card.skills} {' '.join(card.wishes)}" if card else "",
    )  # fmt: skip


def _kinds(card):
    """The kinds of post that the wishes on a card name, by key or by title in either language."""
    return [kind for kind in map(kind_named, card.wishes if card else ()) if kind]


WORDS = {
    "organizing": "组织建设 党建",
    "legal": "法律 普法",
    "care": "助困 扶残 就业 帮扶 慰问",
    "governance": "治理 议事 物业",
    "health": "健康 医疗 义诊",
    "culture": "文体 文艺 体育 文化",
    "safety": "治安 巡逻 平安 安全",
    "other": "其他",
}


def kind_named(words):
    """The kind of service post that ``words`` mean, or None."""
    if words in WORDS:
        return words
    return next((kind for kind, known in WORDS.items() if any(word in words for word in known.split())), None)


def _told(reasons):
    """The reasons that say something, as plain data."""
    kept = []
    for reason in reasons:
        if reason.code in TOLD:
            facts = {name: list(value) if isinstance(value, tuple) else value for name, value in reason.facts.items()}
            kept.append({"code": reason.code} | facts)
    return kept


def worded(uptake):
    """Why the member is in this post, as sentences."""
    return [_sentence(reason) for reason in uptake.reasons if reason["code"] in SENTENCES]


def _sentence(reason):
    facts = {"words": "、".join(reason.get("words", ())[:3]), "window": _week(reason.get("window", 0))}
    return str(SENTENCES[reason["code"]]) % facts


def _week(mask):
    # None while no language is active, as in a command that nobody reads.
    return windows.words(mask) if (get_language() or "zh").startswith("zh") else windows.english(mask)
