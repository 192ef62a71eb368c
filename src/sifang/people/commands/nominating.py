"""Nomination → approval → appointment, for the kinds of post whose table asks for it."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import posts, rules, seats
from sifang.people.commands.appointing import LONGEST_WHY, forget_what_is_held
from sifang.people.models import Post
from sifang.text.redaction import clean


@atomic
def nominate(actor, person, kind, *, place=None, committee=None, sent_by=None, duty="", reason=""):
    """``person`` is proposed for the post and waits for approval; ``sent_by`` is the organization they come from."""
    wanted = posts.KINDS[kind]
    insist(
        wanted.nominated_by,
        _("A %(kind)s is appointed at once, without a nomination.") % {"kind": wanted.title},
    )
    seat = seats.seat_of(wanted, place, committee=committee)
    require(
        rules.may_nominate(actor, wanted, seat.ground, sent_by),
        _("You cannot nominate a %(kind)s here; the community, the street or the person's own organization does.")
        % {"kind": wanted.title},
    )
    words = {"duty": clean(duty, 60), "reason": clean(reason, LONGEST_WHY)}
    facts = {"sent_by": sent_by, "nominated_by": actor, **words}
    post = seats.fill(person, wanted, seat, since=clock.today(), stage=Post.Stage.NOMINATED, **facts)
    record(actor, "post.nominated", post, kind=kind)
    return post


@atomic
def approve(actor, post, document=""):
    """The nomination is approved under ``document``; the appointment comes next."""
    require(
        rules.may_approve(actor, post),
        _("You cannot approve this nomination; an office above does, and never the one who nominated."),
    )
    post.move(Post.Stage.APPROVED)
    post.approved_by, post.document = actor, document.strip()[:60]
    post.approved_on = clock.today()
    post.save(update_fields=["approved_by", "approved_on", "document"])
    record(actor, "post.approved", post, kind=post.kind)


@atomic
def confirm(actor, post, since=None):
    """The approved person holds the post from ``since`` (today)."""
    wanted = posts.KINDS[post.kind]
    require(
        rules.may_appoint(actor, wanted, post.ground) and actor != post.person,
        _("You cannot appoint a %(kind)s here; ask the street or the organization department.")
        % {"kind": wanted.title},
    )
    post.since = since or clock.today()
    seat = seats.Seat(post.place, post.organization, post.committee)
    seats.insist_room(post.person, wanted, seat, since=post.since, but=post.pk)
    post.move(Post.Stage.APPOINTED)
    post.term_ends = seats.end_of_term(wanted, seat, post.since)
    post.save(update_fields=["since", "term_ends"])
    record(actor, "post.appointed", post.person, kind=post.kind, post=post.pk)
    forget_what_is_held(post.person)
    return post


@atomic
def decline(actor, post, reason):
    """The nomination is not followed, and why; whoever nominated may take it back in the same way."""
    require(
        rules.may_decline(actor, post),
        _("You cannot decline this nomination; those who approve, appoint or have nominated can."),
    )
    words = clean(reason, LONGEST_WHY)
    insist(len(words) >= 2, _("Say why in a few words; whoever nominated reads it."))
    post.move(Post.Stage.DECLINED)
    post.until, post.ended_why = clock.today(), words
    post.save(update_fields=["until", "ended_why"])
    record(actor, "post.declined", post, kind=post.kind)
