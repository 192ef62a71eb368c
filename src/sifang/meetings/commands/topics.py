"""The topic library: the four parties propose, the community screens."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, language
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.meetings import rules
from sifang.meetings.models import Topic
from sifang.needs import queries as needs
from sifang.needs import wording
from sifang.text import redaction

Stage = Topic.Stage
SHORTEST, LONGEST = 2, 120


@atomic
def propose(actor, place, title, *, party, why="", organization=None, grounds=None):
    """The topic stands in the library of ``place``, to be screened; ``grounds`` keeps the records it grew from."""
    require(
        rules.may_propose(actor, place, party, organization),
        _("You do not stand for this party at %(place)s, so you cannot propose a topic there.") % {"place": place},
    )
    insist(SHORTEST <= len(title.strip()) <= LONGEST, _("Name the topic in 2 to 120 characters."))
    topic = Topic.objects.create(
        place=place,
        title=redaction.clean(title, LONGEST),
        why=redaction.clean(why, 500),
        party=party,
        by=actor,
        organization=organization,
        grounds=grounds or {},
        proposed_at=clock.now(),
    )
    record(actor, "topic.proposed", topic, party=str(party))
    return topic


@atomic
def take_up(actor, place, category):
    """What grew this quarter under ``category`` is a topic of the community, accepted; its records are the grounds."""
    require(rules.may_call(actor, place), _("Only the community takes up what grew."))
    grew = next((row for row in needs.grown(actor, place.code, clock.today()) if row.category == category), None)
    if grew is None:
        raise Refused(_("These needs did not grow this quarter; reload the page for what did."))
    with language.kept():
        title = _("%(category)s: %(n)s needs in 90 days, before %(before)s") % {
            "category": wording.category(category), "n": grew.now, "before": grew.before,
        }  # fmt: skip
    grounds = {"category": category, "now": grew.now, "before": grew.before, "needs": list(grew.needs)}
    topic = propose(actor, place, title, party=Topic.Party.COMMUNITY, grounds=grounds)
    screen(actor, topic)
    return topic


@atomic
def screen(actor, topic):
    """The topic is accepted and waits for a meeting."""
    require(rules.may_call(actor, topic.place), _("Only the community screens what was proposed."))
    topic.move(Stage.SCREENED)
    record(actor, "topic.screened", topic)


@atomic
def decline(actor, topic, reason):
    """The topic is not taken up, for a reason its proposer reads."""
    require(rules.may_call(actor, topic.place), _("Only the community screens what was proposed."))
    insist(len(reason.strip()) >= 4, _("Say why it is not taken up, at least four characters; the proposer reads it."))
    topic.move(Stage.DECLINED)
    topic.reply = redaction.clean(reason, 300)
    topic.save(update_fields=["reply"])
    record(actor, "topic.declined", topic)
