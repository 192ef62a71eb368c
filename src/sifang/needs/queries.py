"""Readings of the needs list."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, Count, Q, When

from sifang.core import codes
from sifang.core.models import Deed
from sifang.needs import alike, callbacks, rules, taxonomy
from sifang.needs.models import Asker, Need
from sifang.people.models import Person
from sifang.places import search as index

VERIFY_WITHIN_DAYS = 1
QUARTER_DAYS = 90
MOST_GROUNDS = 50

# What was not received: sent back, taken back, or counted with another.
NOT_RECEIVED = (Need.Stage.RETURNED, Need.Stage.MERGED, Need.Stage.WITHDRAWN)

DONE, DOING, WAITING, UNMET, RECEIVED = "done", "doing", "waiting", "unmet", "received"
# What the public board can show: which stages, and the day that orders and dates them.
BOARD = {
    DONE: (Need.DONE_STAGES, "closed_on"),
    DOING: ((Need.Stage.IN_PROJECT, Need.Stage.IN_HAND), "raised_on"),
    WAITING: ((Need.Stage.LISTED,), "raised_on"),
    UNMET: (Need.UNMET_STAGES, "closed_on"),
    RECEIVED: (Need.LISTED_STAGES, "raised_on"),
}


def needs_list(viewer, code, *, stages=None, words="", spot=""):
    """The needs at ``code`` or below that ``viewer`` may see, newest first, with the number of those who ask."""
    found = Need.objects.visible_to(viewer).within(code).select_related("place", "spot").prefetch_related("parts")
    found = found.filter(stage__in=stages) if stages else found
    found = found.filter(Q(text__contains=words) | Q(code__contains=words)) if words else found
    found = found.filter(spot_id=spot) if spot else found
    return found.annotate(people=Count("asked_by", distinct=True)).order_by("-raised_on", "-pk")


def to_verify(viewer, code):
    """Needs nobody has verified yet: those to look at first, then those that waited longest."""
    looked_first = Case(When(look_first="", then=1), default=0)
    return needs_list(viewer, code, stages=[Need.Stage.NEW]).order_by(looked_first, "raised_on", "pk")


def to_follow_up(viewer, code):
    """Needs that are done and whose askers have not said whether it helped; where nobody can be called, none is."""
    return needs_list(viewer, code, stages=[Need.Stage.MET]).filter(callbacks.is_due()).order_by("closed_on", "pk")


def needs_of(viewer, keys):
    """Those of the needs with these keys that ``viewer`` may see, the first raised first."""
    return needs_list(viewer, "").filter(pk__in=keys).order_by("raised_on", "pk")


@dataclass(frozen=True)
class Parted:
    """What a need was split off, and what was split off it."""

    out_of: tuple[Need, ...]
    into: tuple[Need, ...]

    @property
    def others(self):
        """All of them: somebody has seen that they are not the same."""
        return (*self.out_of, *self.into)


def parted(viewer, need):
    """What ``need`` was split off and what was split off it, as far as ``viewer`` may see it."""
    deeds = Deed.objects.filter(
        subject_kind=need._meta.label_lower, subject_id=need.pk, verb__in=("need.split", "need.split_off")
    )
    keys = {deed.detail.get("into") or deed.detail["out_of"]: deed.verb for deed in deeds.order_by("pk")}
    seen = list(Need.objects.visible_to(viewer).filter(pk__in=keys).order_by("pk")) if keys else []
    return Parted(
        tuple(other for other in seen if keys[other.pk] == "need.split_off"),
        tuple(other for other in seen if keys[other.pk] == "need.split"),
    )


def public_parts(asker, need):
    """The ties under codes of their own that ``asker`` got when parts of ``need`` were split off and they stayed.

    Only what the community split off for this very tie; nobody else's, and nothing that stands with ``need`` again.
    """
    if not rules.speaks_for(asker, need):
        return Asker.objects.none()
    split = Deed.objects.filter(subject_kind=need._meta.label_lower, subject_id=need.pk, verb="need.split")
    tie = Asker.objects.get(need=need, person=asker.person_id)
    same = {"need__in": [deed.detail["into"] for deed in split], "person": tie.person_id, "since": tie.since}
    found = Asker.objects.filter(via=None, **same).exclude(need__merged_into=need)
    return found.order_by("pk")


def search(viewer, words):
    """The needs that ``viewer`` may see and every word of ``words`` names, by text, code or place, newest first."""
    found = Need.objects.visible_to(viewer).filter(pk__in=index.ids(words, Need._meta.label_lower))
    return found.select_related("place", "spot").prefetch_related("parts").order_by("-raised_on", "-pk")


def public_lookalikes(community, text, *, spot="", leaving_out=None, limit=3):
    """Open needs of ``community`` (a code) that may be the same thing: [(need, score, shared words)], most alike first.

    Only needs of the last 180 days are compared that the search index finds; the score and its floor are those of
    ``text.likeness``. The names of the community's spots do not count as words: the place is compared by its code.
    """
    return alike.lookalikes(community, text, spot=spot, leaving_out=leaving_out, limit=limit)


def elsewhere(viewer, need):
    """[(need, shared words)] of open needs in other communities that are the same problem there.

    Those the viewer may see, and those anybody may read.
    """
    seen = Need.objects.visible_to(viewer).open()
    told = taxonomy.open_to_all(Need.objects.open().filter(stage__in=Need.LISTED_STAGES))
    among = Need.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=told.values("pk")))
    return alike.elsewhere(need, among)


def public_by_track_code(code):
    """The asker with this track code, with the need, or None; spaces and dashes do not matter."""
    return (
        Asker.objects.filter(track_code=codes.plain(code))
        .select_related("person", "need__place", "need__spot", "need__merged_into")
        .first()
    )


def public_open(code):
    """Open needs at ``code`` or below that anybody may read and join."""
    return taxonomy.open_to_all(Need.objects.within(code).open()).select_related("place", "spot")


def public_board(code, show=DONE, *, month=None, category="", words=""):
    """The needs at ``code`` or below that the public board shows under ``show`` (a key of BOARD), the newest first.

    ``month`` is its first day: the month in which they were closed, or raised where ``show`` is not about closing.
    """
    stages, day = BOARD[show]
    found = taxonomy.open_to_all(Need.objects.within(code).filter(stage__in=stages))
    if show == RECEIVED:
        found = counted_once(found)
    if month:
        found = found.filter(**{f"{day}__year": month.year, f"{day}__month": month.month})
    found = found.filter(category=category) if category else found
    found = found.filter(text__contains=words) if words else found
    found = found.annotate(people=Count("asked_by", distinct=True)).select_related("place", "spot")
    return found.order_by(f"-{day}", "-pk")


def public_told(code):
    """The needs at ``code`` or below whose way anybody may read."""
    return taxonomy.open_to_all(Need.objects.within(code).filter(stage__in=Need.LISTED_STAGES))


def public_months(code, months):
    """[(first day, received, done)] of ``months`` (first days) at ``code`` or below, without returned, merged."""
    here, first = Need.objects.within(code), min(months)
    received = _by_month(counted_once(here.exclude(stage__in=NOT_RECEIVED)), "raised_on", first)
    done = _by_month(here.filter(stage__in=Need.DONE_STAGES), "closed_on", first)
    keys = [(month.year, month.month) for month in months]
    return [(month, received.get(key, 0), done.get(key, 0)) for month, key in zip(months, keys, strict=True)]


def counted_once(needs):
    """``needs`` without those that stand anew on a later year's list: what was asked for once counts once."""
    return needs.filter(rolled_to=None)


def public_days_taken(code, month):
    """How many days each need took that was closed in ``month`` (its first day) at ``code`` or below, one at least."""
    closed = Need.objects.within(code).filter(
        stage__in=Need.DONE_STAGES, closed_on__year=month.year, closed_on__month=month.month
    )
    return [max((last - first).days, 1) for first, last in closed.values_list("raised_on", "closed_on")]


def _by_month(needs, day, first):
    rows = needs.filter(**{f"{day}__gte": first}).values_list(f"{day}__year", f"{day}__month").annotate(n=Count("pk"))
    return {(year, month): n for year, month, n in rows.order_by()}


def asked_by_phone(viewer, phone, limit=10):
    """The needs the resident with this phone asked for, as far as ``viewer`` may see them, newest first."""
    people = Person.objects.by_phone(phone)
    found = needs_list(viewer, "").filter(pk__in=Asker.objects.filter(person__in=people).values("need"))
    return found[:limit]


@dataclass(frozen=True)
class Growth:
    """A category asked for more often than before: how often in each quarter, and the keys of the newest needs."""

    category: str
    now: int
    before: int
    needs: tuple[int, ...]


def grown(viewer, code, today):
    """The categories whose needs of the 90 days up to ``today`` exceed those of the 90 before, the steepest first."""
    quarter = today - datetime.timedelta(days=QUARTER_DAYS)
    before = quarter - datetime.timedelta(days=QUARTER_DAYS)
    found = Need.objects.visible_to(viewer).within(code).filter(raised_on__gt=before, raised_on__lte=today)
    found = counted_once(found.exclude(stage__in=NOT_RECEIVED).exclude(category=""))
    recent = Q(raised_on__gt=quarter)
    counted = found.order_by().values("category").annotate(now=Count("pk", filter=recent), all=Count("pk"))
    grew = [(row["category"], row["now"], row["all"] - row["now"]) for row in counted]
    steep = sorted((row for row in grew if row[1] > row[2]), key=lambda row: (row[2] - row[1], row[0]))
    newest = found.filter(recent).order_by("-raised_on", "-pk")
    return [
        Growth(name, now, past, tuple(newest.filter(category=name).values_list("pk", flat=True)[:MOST_GROUNDS]))
        for name, now, past in steep
    ]
