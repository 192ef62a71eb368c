"""A need moves to another stage, or whoever was quicker is named."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.core.models import Deed

JUST_NOW_MINUTES = 60


def move(actor, need, to):
    """``need`` is in stage ``to``; where somebody else moved it within the hour, the refusal says who."""
    if to not in need.ARROWS.get(need.hold(), ()) and (quicker := _quicker(actor, need)):
        raise Refused(told(need, *quicker))
    need.move(to)


def told(need, who, at):
    """“Wang Fang dealt with … 2 minutes ago”."""
    minutes = max(int((clock.now() - at).total_seconds() // 60), 0)
    facts = {"who": who, "need": need, "n": minutes, "stage": need.get_stage_display()}
    if minutes < 1:
        return _("%(who)s has just dealt with “%(need)s”; it is now “%(stage)s”. Reload the page.") % facts
    return (
        ngettext(
            "%(who)s dealt with “%(need)s” %(n)s minute ago; it is now “%(stage)s”. Reload the page.",
            "%(who)s dealt with “%(need)s” %(n)s minutes ago; it is now “%(stage)s”. Reload the page.",
            minutes,
        )
        % facts
    )


def _quicker(actor, need):
    """(who, when) of the last deed about the need, if a colleague did it within the hour."""
    deeds = Deed.objects.filter(subject_kind=need._meta.label_lower, subject_id=need.pk)
    last = deeds.select_related("actor").order_by("-id").first()
    if last is None or last.actor is None or last.actor == actor or not last.actor.username:
        return None
    return (last.actor, last.at) if (clock.now() - last.at).total_seconds() < JUST_NOW_MINUTES * 60 else None
