"""What may be said of a matter outside its page: its title cleaned, or nothing but that there is one."""

from django.utils.translation import gettext as _

from sifang.core.masking import mask_name
from sifang.needs import discretion
from sifang.needs.models import Extension, Need, Ticket
from sifang.projects.models import Escalation, Project

LONGEST = 40
# Kinds of things whose titles name nobody; of everything else it is only said that there is something.
SHOWN_KINDS = {
    "needs.need", "needs.ticket", "needs.extension", "projects.project", "projects.escalation", "resources.resource",
    "meetings.meeting", "activities.activity", "activities.plan", "visits.tour", "evaluations.round",
}  # fmt: skip


def about(subject):
    """The title as it may leave the house."""
    needs = _needs(subject)
    if subject._meta.label_lower not in SHOWN_KINDS or discretion.is_hidden(needs):
        return _("a matter that is not named here")
    return discretion.clean(str(subject), LONGEST, _owner(subject) | discretion.names_of(needs))


def is_hidden(subject):
    """Whether no group is told of it."""
    return subject._meta.label_lower not in SHOWN_KINDS or discretion.is_hidden(_needs(subject))


def _needs(subject):
    if isinstance(subject, Escalation):
        return list(subject.project.needs.all())
    if isinstance(subject, Project):
        return list(subject.needs.all())
    if isinstance(subject, Need):
        return [subject]
    return [subject.need] if isinstance(subject, (Ticket, Extension)) else []


def _owner(subject):
    person = getattr(subject, "person", None)
    name = getattr(person, "name", "")
    return {name: mask_name(name)} if name else {}
