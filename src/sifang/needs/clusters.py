"""Needs of one community that speak of the same issue: gathered as they come, counted by the persons who ask.

A new need joins the cluster whose three members most like it are alike enough on average; two needs that stand alone
become a cluster. Where both name a compound and the compounds differ, it is another issue, however alike the words.
Nothing is merged by this: it only shows what belongs together.

A need is gathered once, as it comes, beside what was settled already too: an issue that returns is one issue. From
then on workers put right what is wrong. What a ledger brings in was asked long ago and gathers nothing.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from sifang.core import clock
from sifang.needs import alike, queries
from sifang.needs.models import Asker, Cluster, Need
from sifang.people.limits_of import limit, limits_within
from sifang.places.queries import public_spots
from sifang.text.likeness import agreement

PEOPLE, DAYS = "hot_spot_people", "hot_spot_days"
COMPARED = 30
BEST = 3
ALIKE = 0.2
REMEMBERED_DAYS = alike.REMEMBERED_DAYS
MOST_SHOWN = 200
# Taken back or sent back: nobody asks for it any more.
GONE = (Need.Stage.RETURNED, Need.Stage.WITHDRAWN)
# Merged: it counts in its cluster, another need speaks for it.
SILENT = (*GONE, Need.Stage.MERGED)


@dataclass(frozen=True)
class HotSpot:
    """A cluster that enough persons asked for: how many in all, the most within the window, and each one's day."""

    cluster: Cluster
    title: str
    people: int
    most: int
    days: tuple[datetime.date, ...]

    @property
    def last(self):
        """The day somebody asked last."""
        return self.days[-1]


def gather(need):
    """The need stands with those that speak of the same issue, if there are any.

    What somebody else holds just now is left alone: they may wait for the report that this is part of.
    """
    names = [spot.short_name for spot in public_spots(need.place_id)]
    speaking = Need.objects.exclude(stage__in=SILENT)
    found = alike.candidates(need.place_id, need.text, among=speaking, leaving_out=need.pk)
    scores = alike.weighed(need.text, found, spot=need.spot_id or "", names=names)[:COMPARED]
    others = Need.objects.select_related("cluster").in_bulk([pk for _score, pk in scores])
    like = [(others[pk], score) for score, pk in scores if not _is_elsewhere(need, others[pk])]
    together = _best(like)
    cluster = _held(need, together[0]) if together else None
    if cluster:
        Need.objects.filter(pk=need.pk).update(cluster=cluster)
        need.cluster = cluster


def _held(need, other):
    """The cluster of ``other``, held, or a new one in which it stands; None while somebody else holds either."""
    if other.cluster_id:
        return Cluster.objects.select_for_update(skip_locked=True).filter(pk=other.cluster_id).first()
    free = Need.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=other.pk, cluster=None)
    if not list(free.values_list("pk")):
        return None
    cluster = Cluster.objects.create(place=need.place, began_on=min(need.raised_on, other.raised_on))
    Need.objects.filter(pk=other.pk).update(cluster=cluster)
    return cluster


def hot(viewer, place):
    """The hot spots at ``place`` or below that ``viewer`` may see, what most persons ask for first."""
    at = limits_within(place.code, PEOPLE, DAYS)
    since = clock.now() - datetime.timedelta(days=REMEMBERED_DAYS)
    clusters = Cluster.objects.visible_to(viewer).within(place.code)
    asked = Asker.objects.filter(need__cluster__in=clusters, since__gte=since).exclude(need__stage__in=GONE)
    counted = asked.order_by().values("need__cluster").annotate(people=Count("person", distinct=True))
    most_asked = counted.filter(people__gt=1).order_by("-people")[:MOST_SHOWN]
    days = days_of([row["need__cluster"] for row in most_asked], since)
    known, titles = clusters.select_related("place").in_bulk(days), titles_of(days)
    spots = [_spot(known[pk], titles[pk], firsts, at(DAYS, known[pk].place_id)) for pk, firsts in days.items()]
    hot_ones = [spot for spot in spots if spot.most >= at(PEOPLE, spot.cluster.place_id)]
    return sorted(hot_ones, key=lambda spot: (-spot.people, -spot.last.toordinal(), -spot.cluster.pk))


def spot_of(cluster):
    """The cluster with all who ever asked for one of its needs, each counted once."""
    title = titles_of([cluster.pk]).get(cluster.pk, "")
    return _spot(cluster, title, days_of([cluster.pk]).get(cluster.pk, []), limit(DAYS, cluster.place_id))


def titles_of(pks):
    """{cluster id: the title of its first need}."""
    rows = Need.objects.filter(cluster__in=pks).order_by("-raised_on", "-pk")
    return {row.cluster_id: row.title for row in rows}


def days_of(pks, since=None):
    """{cluster id: the day on which each person first asked for one of its needs, in order}."""
    asked = Asker.objects.filter(need__cluster__in=pks).exclude(need__stage__in=GONE).order_by("since")
    asked = asked.filter(since__gte=since) if since else asked
    firsts: defaultdict[int, dict] = defaultdict(dict)
    for cluster, person, at in asked.values_list("need__cluster", "person", "since"):
        firsts[cluster].setdefault(person, timezone.localdate(at))
    return {cluster: sorted(people.values()) for cluster, people in firsts.items()}


def needs_of(viewer, cluster):
    """The needs of the cluster with how many ask for each, the newest first."""
    return queries.needs_list(viewer, cluster.place_id).filter(cluster=cluster)


def neighbours(viewer, cluster, limit=20):
    """[(id, title)] of other clusters of the community that might speak of the same, the newest first."""
    others = Cluster.objects.visible_to(viewer).filter(place=cluster.place_id, needs__isnull=False)
    found = others.exclude(pk=cluster.pk).distinct().order_by("-began_on", "-pk").values_list("pk", flat=True)[:limit]
    titles = titles_of(list(found))
    return [(pk, titles[pk]) for pk in found if pk in titles]


def most_within(days, span):
    """The most of ``days`` (in order) that lie within ``span`` days of one another."""
    most, start = 0, 0
    for end, day in enumerate(days):
        while (day - days[start]).days >= span:
            start += 1
        most = max(most, end - start + 1)
    return most


def _spot(cluster, title, days, span):
    return HotSpot(cluster, title, len(days), most_within(days, span), tuple(days))


def _is_elsewhere(need, other):
    return agreement(need.spot_id or "", other.spot_id or "") < 0


def _best(like):
    """The members of the cluster that is most alike, or the one need that is; [] where none is enough."""
    groups: defaultdict[object, list] = defaultdict(list)
    for other, score in like:
        groups[other.cluster_id or (other.pk,)].append((other, score))
    sizes = dict(
        Need.objects.filter(cluster__in=[key for key in groups if isinstance(key, int)])
        .exclude(stage__in=GONE)
        .values_list("cluster")
        .annotate(n=Count("pk"))
    )
    scored = [
        (sum(score for _row, score in rows[:BEST]) / min(BEST, max(sizes.get(key, 1), 1)), rows)
        for key, rows in groups.items()
    ]
    best, rows = max(scored, key=lambda one: one[0], default=(0.0, []))
    return [row for row, _score in rows] if best >= ALIKE else []
