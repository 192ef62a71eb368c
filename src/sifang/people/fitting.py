"""Who of a community's free members fits which of its free places, by the exact engine: the best choice of all."""

from django.db.models import F

from sifang.matching.explain import explain
from sifang.matching.instance import Instance, Line, Offer
from sifang.matching.solve import solve
from sifang.people.models import Post, Uptake
from sifang.people.serving import public_service_posts

# Only these reasons tell the reader something about a member and a post of the same community.
TOLD = ("fit.category", "fit.words", "time.common")


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
