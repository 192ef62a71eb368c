"""Appointments that an office made on paper before: entered as its roster gives them, with the paper's number."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import posts, rules, seats
from sifang.people.commands.registering import register


@atomic
def enter_post(actor, name, kind, *, place=None, committee=None, since=None, document="", **facts):
    """Somebody of this name holds the post, approved under ``document`` before this system was used."""
    wanted = posts.KINDS[kind]
    seat = seats.seat_of(wanted, place, committee=committee)
    require(
        rules.may_appoint(actor, wanted, seat.ground) and rules.may_approve_at(actor, wanted.approved_by, seat.ground),
        _("Only an office that approves such posts enters those approved on paper; nominate the person instead."),
    )
    insist(
        rules.is_root(actor) or document.strip(),
        _("Write the number of the paper under which the person was approved, or nominate them here."),
    )
    office = facts.get("duty") or str(facts.get("sent_by") or wanted.title)
    person = register(actor, name, home=seat.ground, title=office[:60])
    post = seats.fill(person, wanted, seat, since=since or clock.today(), document=document, **facts)
    record(actor, "post.appointed", person, kind=kind, post=post.pk)
    return post


@atomic
def amend_post(actor, post, **facts):
    """The post says what the office's roster says now."""
    require(
        rules.may_appoint(actor, posts.KINDS[post.kind], post.ground),
        _("Only the office that appoints corrects what its roster says of a post."),
    )
    return corrections.write(actor, post, facts)
