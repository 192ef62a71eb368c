"""The desks of those who neither carry nor claim: what waits for an office, an observer, an administrator."""

from sifang.web.duties import administering, appraising, auditing, listening, observing, office, securing, street
from sifang.web.duties.lines import AT_MOST, Shown, count_of

DUTIES = {
    duty.name: duty
    for module in (office, appraising, street, listening, observing, auditing, administering, securing)
    for duty in module.DUTIES
}
ACTS = tuple(dict.fromkeys(act for duty in DUTIES.values() for act in duty.acts))


def open_to(viewer):
    """The duties that the posts of ``viewer`` open, in the order of the table."""
    return [duty for duty in DUTIES.values() if any(viewer.may(act) for act in duty.acts)]


def duties_of(viewer):
    """The lines of the desk of ``viewer``: seven at most, what waits before what is clear or only good to know."""
    found = [Shown(duty, count_of(duty.rows(viewer))) for duty in open_to(viewer)]
    return sorted(found, key=lambda shown: (not shown.count, shown.duty.is_news))[:AT_MOST]
