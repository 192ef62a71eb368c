"""What templates need to draw: icons, the four-party mark, stage chips, dates in words, the once-token."""

import datetime
import uuid

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from sifang.activities import wording as activities
from sifang.core import holidays
from sifang.core.clock import now, today
from sifang.needs import wording
from sifang.web.icons import ICONS

register = template.Library()

# Where each party stands in the 2×2 mark: leader, organization, community, residents.
QUARTERS = {"l": (0, 0), "o": (11, 0), "c": (0, 11), "r": (11, 11)}

# The shape and colour of every stage that is not an open circle (it waits for the community). "model.stage" where one
# word means different things.
LOOKS = {
    "doing": "in_project escalation.coordinating meeting.open project.escalated assigned service.done round.open "
    "application.documents in_mediation running",
    "claimed": "claimed meeting.notified project.tabled topic.scheduled invited activity.planned service.taken "
    "experience.reviewed site.reviewed checkup.scheduled agreement.signed",
    "done": "accepted approved available closed decided confirmed published meeting.signed visit.held tour.held "
    "activity.held plan.agreed released sheet.signed site.named application.disbursed checkup.followed_up "
    "aidreferral.granted consultation.answered station.open dispute.resolved agreement.performed "
    "matchrun.done",
    "wait": "draft met submitted escalation.answered assignment.answered meeting.held round.closed round.reviewed "
    "sheet.reviewed checkup.done aidreferral.referred",
    "off": "cancelled declined dropped merged retired returned site.revoked application.ended withdrawn station.closed "
    "failed",
}
HANDING_LOOKS = {
    "doing": "in_hand ticket.accepted",
    "wait": "ticket.answered",
    "done": "extension.granted",
    "off": "unsolved elsewhere recalled extension.refused",
}
INDUSTRY_LOOKS = {
    "doing": "issue.open",
    "claimed": "coverage.planned advisoryvisit.planned training.planned livestream.planned pairing.paired "
    "body.registered",
    "done": "established body.active advisoryvisit.done training.held settled pairing.active "
    "leadingenterprise.reviewed",
    "wait": "livestream.held",
    "off": "pairing.ended body.ended removed",
}
LOOK_OF = {
    value: look
    for looks in (LOOKS, HANDING_LOOKS, INDUSTRY_LOOKS)
    for look, values in looks.items()
    for value in values.split()
}


@register.simple_tag
def icon(name, css="sf-icon"):
    """The named outline icon as inline SVG, hidden from screen readers; unknown names give three dots."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        css,
        ICONS.get(str(name), ICONS["dots"]),
    )


@register.simple_tag
def quad(parties="", css="sf-quad"):
    """The four-party mark with the quarters of ``parties`` lit, e.g. ``"o c"``; words must stand beside it."""
    lit = set(str(parties).split())
    squares = format_html_join(
        "",
        '<rect class="{}" x="{}" y="{}" width="9" height="9" rx="1.5"/>',
        ((party if party in lit else "", x, y) for party, (x, y) in QUARTERS.items()),
    )
    return format_html('<svg class="{}" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', css, squares)


@register.simple_tag
def chip(look, words):
    """A stage chip with ``words``: look is "", doing, claimed, done, due, over, wait or off."""
    return format_html('<span class="sf-stage{}">{}</span>', f" sf-{look}" if look else "", words)


@register.simple_tag
def stage(thing):
    """The chip of the stage ``thing`` is in, in the words of its model."""
    return chip(stage_look(thing), thing.get_stage_display())


@register.filter
def stage_look(thing):
    """The look (shape and colour) of the stage ``thing`` is in; "" while it waits for the community."""
    value = str(thing.stage)
    return LOOK_OF.get(f"{type(thing).__name__.lower()}.{value}") or LOOK_OF.get(value, "")


@register.simple_tag
def due_chip(moment):
    """A chip that says when something is due, drawn by urgency; nothing without a date."""
    return chip(due_css(moment), due(moment)) if moment else ""


@register.simple_tag
def once():
    """A fresh token: the same form sent twice carries the same one."""
    return uuid.uuid4().hex


@register.filter
def day(moment):
    """A date in words, with the year only when it is not this year; "" without a date."""
    if not moment:
        return ""
    local = _as_date(moment)
    with_year = local.year != today().year
    return formats.date_format(local, pgettext("date", "j M Y") if with_year else pgettext("date", "j M"))


@register.filter
def clock(moment):
    """A moment as day and time, e.g. 11月23日 08:00; "" without one."""
    return f"{day(moment)} {timezone.localtime(moment):%H:%M}" if moment else ""


@register.filter
def ago(moment):
    """How long ago, in words, within a day; after that the day and time."""
    if not moment:
        return ""
    minutes = int((now() - moment).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    if minutes < 24 * 60:
        return ngettext("%(n)s hour ago", "%(n)s hours ago", minutes // 60) % {"n": minutes // 60}
    return clock(moment)


@register.filter
def due(moment):
    """When something is due, counted in days from today; "" without a date."""
    if not moment:
        return ""
    days = (_as_date(moment) - today()).days
    if days < 0:
        return ngettext("%(n)s day overdue", "%(n)s days overdue", -days) % {"n": -days}
    if days == 0:
        return _("due today")
    if days == 1:
        return _("due tomorrow")
    if days <= 7:
        return _("due in %(n)s days") % {"n": days}
    return _("by %(day)s") % {"day": day(moment)}


@register.filter
def when(moment):
    """When something takes place, counted in days from today; "" without a date."""
    if not moment:
        return ""
    days = (_as_date(moment) - today()).days
    if days < 0 or days > 7:
        return day(moment)
    if days < 2:
        return _("tomorrow") if days else _("today")
    return _("in %(n)s days") % {"n": days}


@register.filter
def by_when(moment):
    """The moment by which something is to be done: today or tomorrow and the hour, else the day and the hour."""
    if not moment:
        return ""
    hour = f"{timezone.localtime(moment):%H:%M}"
    days = (_as_date(moment) - today()).days
    if days == 0:
        return _("today %(hour)s") % {"hour": hour}
    return _("tomorrow %(hour)s") % {"hour": hour} if days == 1 else clock(moment)


@register.filter
def due_css(moment):
    """The look of a due date: over when past, due within three days, "" later or without a date."""
    if not moment:
        return ""
    days = (_as_date(moment) - today()).days
    return "over" if days < 0 else "due" if days <= 3 else ""


def _as_date(moment):
    """The local calendar day of a date or an aware datetime."""
    return timezone.localtime(moment).date() if isinstance(moment, datetime.datetime) else moment


@register.filter
def category(id):
    """The title of a category of needs in the reader's language; "" for one that is not known."""
    return wording.category(id)


@register.filter
def activity_kind(name):
    """The title of a kind of activity or of a service on the menu."""
    return activities.kind(name)


@register.filter
def shown(figure, value):
    """The value of a figure in its unit."""
    return figure.shown(value)


@register.filter
def clock_words(need, amended=None):
    """How the clock of the need stands, in working days."""
    return wording.clock_words(need, amended)


@register.filter
def answered_by(need):
    """The day by which the asker hears something; "" where no clock runs."""
    return wording.answered_by(need)


@register.filter
def is_assumed(moment):
    """Whether the day lies in a year whose holidays nobody has published, so that Monday to Friday is assumed."""
    return bool(moment) and holidays.is_assumed(_as_date(moment))


@register.filter
def week(mask):
    """When in the week, in words; a mask that names no half-day reads as any time."""
    return wording.week(mask)


@register.filter
def asks(need):
    """What a need with several parts asks for, in one phrase; "" where it asks for one thing."""
    return wording.asks(need)


@register.filter
def thing(need, number):
    """The kind of one part of the need, where it has several."""
    return wording.thing(need, number)
