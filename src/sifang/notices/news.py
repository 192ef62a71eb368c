"""What a chat group can be told: kinds of news, the deeds in each, and how a group reads them."""

from django.utils.translation import gettext_lazy as _

URGENT = "urgent"
TITLES = {
    URGENT: _("Danger and emergencies, at any hour"),
    "needs": _("Needs: on the list, done"),
    "projects": _("Projects: claimed, done"),
    "meetings": _("Meetings: called, called off"),
    "activities": _("Activities: planned, near, called off"),
}
_ALARM = {
    "need.reported": _("To be looked at first: “%(about)s” was reported."),
    "project.escalated": _("An emergency was laid before the sponsor leader: “%(about)s”."),
}
SENTENCES = {
    "needs": {
        "need.listed": _("On the needs list: “%(about)s”. Who can help?"),
        "need.answered": _("Settled by the community: “%(about)s”."),
        "need.met": _("Done: “%(about)s”."),
    },
    "projects": {
        "project.claimed": _("“%(about)s” has been taken on by an organization."),
        "project.accepted": _("“%(about)s” was carried out and accepted."),
        "project.handed_back": _("“%(about)s” looks for an organization again."),
    },
    "meetings": {
        "meeting.notified": _("A meeting is called: “%(about)s”."),
        "meeting.cancelled": _("The meeting “%(about)s” is called off."),
    },
    "activities": {
        "activity.scheduled": _("Coming: “%(about)s”."),
        "activity.reminded": _("In the next three days: “%(about)s”."),
        "activity.cancelled": _("“%(about)s” does not take place."),
    },
}
_KIND_OF = {verb: kind for kind, verbs in SENTENCES.items() for verb in verbs}


def kinds_of(verb, is_urgent):
    """The kinds of news that a deed is; none where groups are never told."""
    found = {_KIND_OF[verb]} if verb in _KIND_OF else set()
    return found | {URGENT} if is_urgent and (found or verb in _ALARM) else found


def sentence(verb, about):
    """The deed in a group's words."""
    words = _ALARM.get(verb) or SENTENCES[_KIND_OF[verb]][verb]
    return str(words) % {"about": about}
