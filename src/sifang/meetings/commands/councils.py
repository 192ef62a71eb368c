"""Councils in the open air: written down, published, and what somebody was charged with is done."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, photos
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.meetings import rules
from sifang.meetings.models import Council
from sifang.needs import commands as needs
from sifang.needs import taxonomy
from sifang.needs.models import Need
from sifang.places.models import covers
from sifang.text import categories, normal, redaction

Outcome, Band = Council.Outcome, Council.Band
MOST_PEOPLE = 2000
# Outcomes that meet a need which was laid before the council.
SETTLED = (Outcome.SETTLED, Outcome.SELF_HELP)


@atomic
def hold(actor, place, topic, headcount, outcome, *, kind=Council.Kind.BENCH, spot=None, where="", result="",
         owner="", due=None, need_text="", photo=None, held_at=None, about=None):  # fmt: skip
    """The council is on record; ``headcount`` is a number or a band. What goes on the needs list is reported there.

    ``about`` is the need that the community laid before the council; it follows what came of it.
    """
    require(
        rules.may_hold_council(actor, place),
        _("Councils are written down by the community, its grid workers and its resident representatives."),
    )
    band, count = _counted(headcount)
    insist(spot is None or covers(place.code, spot.code), _("This spot lies in another community; choose one here."))
    at = held_at or clock.now()
    insist(at <= clock.now(), _("The talk lies ahead; write it down when it was held."))
    insist(outcome in Outcome.values and kind in Council.Kind.values, _("Choose one of the answers shown."))
    words = _worded(topic, 300)
    insist(len(words) >= 2, _("Write what was talked about, at least two characters."))
    owner = _worded(owner, 40)
    insist(outcome != Outcome.RESOLVED or owner, _("Write who was charged with it, so that it is asked after."))
    _insist_laid_before(about, place)
    council = Council.objects.create(
        place=place, kind=kind, spot=spot, where=_worded(where, 80), held_at=at, headcount=count, band=band,
        topic=words, outcome=outcome, result=_worded(result, 500), owner=owner, due=due, by=actor,
        need=about or (_reported(actor, place, need_text or topic, spot, where) if outcome == Outcome.NEED else None),
        photo=photos.keep(photo) if photo else "",
    )  # fmt: skip
    record(actor, "council.held", council, outcome=str(outcome))
    _follow(actor, council, about)
    return council


def _insist_laid_before(need, place):
    insist(
        need is None or (need.place_id == place.pk and is_before_council(need)),
        _("This need is not before a council any more; open it to see where it stands."),
    )


def is_before_council(need):
    """Whether the community laid the need before a council that has not settled it yet."""
    return need.hold() == Need.Stage.IN_HAND and need.way == Need.Way.COUNCIL


def _follow(actor, council, need):
    """The need that was talked about is settled, goes on the list, or waits for the next time."""
    if need and council.outcome in SETTLED:
        needs.meet(actor, need, council.result or council.topic)
    elif need and council.outcome == Outcome.NEED:
        needs.list_from_hand(actor, need)


def _counted(headcount):
    """(band, the fewest people it means); a plain number has no band."""
    if headcount in Band.values:
        return Band(headcount), Council.FEWEST[Band(headcount)]
    insist(
        isinstance(headcount, int) and 1 <= headcount <= MOST_PEOPLE,
        _("Say how many came, from 1 to %(most)s.") % {"most": MOST_PEOPLE},
    )
    return "", headcount


def _worded(words, most):
    return redaction.redact(normal.tidy(words))[0][:most]


def _reported(actor, place, text, spot, where):
    """The need, through the channel that the writer's post opens."""
    works = rules.may_report_for_community(actor, place)
    channel = Need.Channel.COMMUNITY if works else Need.Channel.RESIDENT_REP
    return needs.report(actor, place, text, channel=channel, spot=spot, spot_words=where.strip()[:80])


@atomic
def finish(actor, council):
    """What somebody was charged with is done."""
    require(rules.may_follow_council(actor, council), _("Only the community strikes it off."))
    council = Council.objects.select_for_update().get(pk=council.pk)
    insist(council.outcome == Outcome.RESOLVED, _("Nobody was charged with anything at this council."))
    if council.done_on:
        raise Refused(_("This was struck off on %(day)s already.") % {"day": council.done_on})
    council.done_on = clock.today()
    council.save(update_fields=["done_on"])
    record(actor, "council.done", council)
    if council.need and is_before_council(council.need):
        needs.meet(actor, council.need, council.result or council.topic)


@atomic
def publish(actor, council, words=""):
    """Topic (or the ``words`` chosen for everybody) and outcome are public, without names and without the photo."""
    require(rules.may_follow_council(actor, council), _("Only the community publishes what came of a council."))
    council = Council.objects.select_for_update().get(pk=council.pk)
    insist(
        not is_private(council) and not _is_private(words),
        _("This is about a dispute or legal trouble, where the story alone names people; it is not published."),
    )
    if council.published_on:
        raise Refused(_("This was published on %(day)s already.") % {"day": council.published_on})
    council.published_on, council.public_words = clock.today(), _worded(words, 500)
    council.save(update_fields=["published_on", "public_words"])
    record(actor, "council.published", council)


@atomic
def withdraw(actor, council):
    """The council stands on no public page any more."""
    require(rules.may_follow_council(actor, council), _("Only the community publishes what came of a council."))
    council = Council.objects.select_for_update().get(pk=council.pk)
    insist(council.published_on, _("This is not published."))
    council.published_on = None
    council.save(update_fields=["published_on"])
    record(actor, "council.withdrawn", council)


def is_private(council):
    """Whether the words speak of a dispute, so that they are shown to nobody outside."""
    if council.need and not taxonomy.is_public(council.need.category, council.need.subcategory):
        return True
    return _is_private(f"{council.topic} {council.result}")


def _is_private(words):
    return any(not taxonomy.is_public(name) for name, _known in categories.suggest(words, limit=1))
