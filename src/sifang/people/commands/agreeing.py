"""Agreements between a community and an organization: reported in, agreed, ended with a reason."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import rules
from sifang.people.commands.registering import one_after_the_other, register
from sifang.people.models import Organization, Partnership, Post
from sifang.text import redaction


@atomic
def report_in(actor, organization, place, *, since=None, member_count=None):
    """``organization`` has reported to ``place`` and builds it together with its community; both have its slip."""
    require(
        rules.may_speak(actor, organization) or rules.may_keep_roster(actor, place),
        _("Only the organization itself or the community reports it in."),
    )
    one_after_the_other(place)
    insist(
        not Partnership.objects.current().filter(organization=organization, place=place).exists(),
        _("%(org)s is already a partner of %(place)s.") % {"org": organization, "place": place},
    )
    if member_count is not None:
        organization.member_count = member_count
        organization.save(update_fields=["member_count"])
    tie = Partnership.objects.create(organization=organization, place=place, since=since or clock.today())
    record(actor, "partnership.reported", tie, organization=organization.pk)
    return tie


@atomic
def agree(actor, partnership, *, on, terms="", service_day=""):
    """The two have signed an agreement ``on`` a day: what each does, and the fixed day of service."""
    require(
        rules.may_keep_roster(actor, partnership.place) or rules.may_speak(actor, partnership.organization),
        _("Only the community or the organization writes their agreement down."),
    )
    insist(partnership.until is None, _("This partnership has ended; enter a new one."))
    insist(on <= clock.today(), _("An agreement is signed today or was signed before; correct the day."))
    partnership.agreed_on, partnership.terms = on, redaction.redact(terms)[0]
    partnership.service_day = redaction.redact(service_day)[0]
    partnership.save(update_fields=["agreed_on", "terms", "service_day"])
    record(actor, "partnership.signed", partnership, organization=partnership.organization_id)


@atomic
def end_partnership(actor, partnership, why, last_day=None):
    """The partnership ended on ``last_day`` (yesterday) for the reason kept with it; what was done stays on record."""
    require(
        rules.may_keep_roster(actor, partnership.place),
        _("Only the community, the street or the organization department ends a partnership."),
    )
    insist(partnership.until is None, _("This partnership has ended already."))
    insist(len(why.strip()) >= 2, _("Say why it ends, for example “the unit has moved”; the reason is kept."))
    partnership.until = last_day or clock.today() - datetime.timedelta(days=1)
    partnership.ended_why = redaction.clean(why, 300)
    partnership.save(update_fields=["until", "ended_why"])
    record(actor, "partnership.ended", partnership, organization=partnership.organization_id)


@atomic
def describe(actor, organization, place, **facts):
    """The organization's record says what the roster of ``place`` says: kind, Party organization, head, members.

    Of one that belongs to another place, only what nobody has said yet: its own community keeps its record.
    """
    require(rules.may_keep_roster(actor, place), _("Only the community enters what its roster says of a partner."))
    own = rules.may_keep_roster(actor, organization.place)
    changed = {
        name: value for name, value in facts.items()
        if getattr(organization, name) != value and (own or not getattr(organization, name))
    }  # fmt: skip
    _insist_free(organization, changed.get("uscc"))
    for name, value in changed.items():
        setattr(organization, name, value)
    if changed:
        organization.save(update_fields=list(changed))
        record(actor, "organization.amended", organization, fields=sorted(changed))


def _insist_free(organization, uscc):
    other = Organization.objects.filter(uscc=uscc).exclude(pk=organization.pk).first() if uscc else None
    insist(
        other is None,
        _("The credit code %(code)s belongs to %(other)s; correct it.") % {"code": uscc, "other": other},
    )


@atomic
def note_contact(actor, organization, place, name, phone="", since=None):
    """Somebody without an account is the liaison officer whom the roster of ``place`` names; returns the post."""
    require(rules.may_keep_roster(actor, place), _("Only the community enters what its roster says of a partner."))
    person = register(actor, name, phone=phone, home=place)
    post = Post.objects.create(person=person, kind="liaison", organization=organization, since=since or clock.today())
    record(actor, "post.appointed", person, kind="liaison", post=post.pk)
    return post
