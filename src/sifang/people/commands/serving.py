"""Service posts: published, taken up by members who choose or are matched, released, closed."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record, record_many
from sifang.matching import windows
from sifang.people import fitting, rules, serving
from sifang.people.commands.registering import one_after_the_other
from sifang.people.models import ServicePost, Uptake
from sifang.text import redaction


@atomic
def open_service_post(actor, place, kind, title, *, wanted=1, availability="", skills=""):
    """The community asks for ``wanted`` members for a post of service."""
    require(rules.may_register(actor, place), _("Only the community publishes service posts."))
    words = redaction.redact(title.strip())[0]
    insist(len(words) >= 2, _("Give the post a title of at least two characters."))
    insist(1 <= wanted <= 200, _("A post of service wants 1 to 200 members."))
    made = ServicePost.objects.create(
        place=place, kind=kind, title=words, wanted=wanted, availability=redaction.redact(availability)[0],
        windows=windows.parse(availability), skills=redaction.redact(skills)[0], since=clock.today(),
    )  # fmt: skip
    record(actor, "service_post.opened", made)
    return made


@atomic
def close_service_post(actor, service_post):
    """Nobody is wanted for the post any more; whoever had taken it up is free."""
    require(rules.may_register(actor, service_post.place), _("Only the community closes its service posts."))
    insist(service_post.until is None, _("This service post is closed already."))
    service_post.until = _yesterday()
    service_post.save(update_fields=["until"])
    service_post.uptakes.filter(until=None).update(until=_yesterday())
    record(actor, "service_post.closed", service_post)


@atomic
def take_service_post(actor, service_post, member):
    """``member`` (a registered member's post) has chosen the service post."""
    own = actor is not None and actor == member.person
    require(own or rules.may_register(actor, service_post.place), _("Only the member or the community chooses."))
    one_after_the_other(service_post.place)
    insist(serving.is_open(service_post), _("This service post is closed; choose another one."))
    insist(
        member.kind == "member" and member.place_id == service_post.place_id and not member.until,
        _("Only a member who has reported to %(place)s takes up its posts.") % {"place": service_post.place},
    )
    held = service_post.uptakes.filter(until=None)
    insist(not held.filter(member=member).exists(), _("%(who)s has taken this post up.") % {"who": member.person})
    insist(
        held.count() < service_post.wanted,
        _("“%(post)s” has all the members it wants; choose another one.") % {"post": service_post},
    )
    made = Uptake.objects.create(service_post=service_post, member=member, reasons=serving.CHOSEN, since=clock.today())
    record(actor, "service_post.taken", service_post, member=member.pk)
    return made


@atomic
def release(actor, uptake):
    """The member no longer serves in this post."""
    place = uptake.service_post.place
    require(rules.may_register(actor, place), _("Only the community releases a member from a post."))
    insist(uptake.until is None, _("The member has been released already."))
    uptake.until = _yesterday()
    uptake.save(update_fields=["until"])
    record(actor, "service_post.released", uptake.service_post, member=uptake.member_id)


@atomic
def match_members(actor, place):
    """Free members have taken up the free places of the posts at ``place``, together as well as they can fit."""
    require(rules.may_register(actor, place), _("Only the community matches members with its posts."))
    one_after_the_other(place)
    pairs = fitting.best_pairs(place)
    made = Uptake.objects.bulk_create(
        Uptake(service_post=service_post, member=member, reasons=why, since=clock.today())
        for service_post, member, why in pairs
    )
    matched = [uptake.service_post for uptake in made]
    record_many(actor, "service_post.matched", matched, [{"member": uptake.member_id} for uptake in made])
    return made


def _yesterday():
    return clock.today() - datetime.timedelta(days=1)
