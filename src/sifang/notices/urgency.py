"""What is told at once, at any hour."""

from sifang.needs.models import Need, Ticket
from sifang.projects.models import Escalation, Project


def is_urgent(subject):
    """Whether ``subject`` is about danger: a need to be looked at first, an urgent one, an emergency of a project."""
    if isinstance(subject, Need):
        return bool(subject.look_first) or subject.urgency >= Need.Urgency.URGENT
    if isinstance(subject, Ticket):
        return is_urgent(subject.need)
    if isinstance(subject, Escalation):
        return subject.is_emergency or is_urgent(subject.project)
    if isinstance(subject, Project):
        return subject.needs.filter(urgency__gte=Need.Urgency.URGENT).exists()
    return False
