"""Everything that happens by itself, and what sets it off. There is no other place."""

from sifang.letters import commands as letters
from sifang.meetings.commands import holding as meetings
from sifang.notices import commands as notices

REACTIONS = {
    "need.listed": [notices.tell],
    "need.returned": [notices.tell],
    "need.merged": [notices.tell],
    "need.answered": [notices.tell],
    "need.taken_up": [notices.tell],
    "need.met": [notices.tell],
    "need.reopened": [notices.tell],
    "need.rated": [letters.draft_thanks],
    "resource.verified": [notices.tell],
    "resource.returned": [notices.tell],
    "meeting.notified": [notices.tell],
    "meeting.cancelled": [notices.tell],
    "project.claimed": [notices.tell],
    "project.escalated": [notices.tell],
    "project.submitted": [notices.tell],
    "project.accepted": [notices.tell, meetings.strike_off_accepted],
    "project.sent_back": [notices.tell],
    "project.handed_back": [notices.tell],
    "escalation.answered": [notices.tell],
    "escalation.asked_again": [notices.tell],
    "letter.approved": [notices.tell],
    "round.opened": [notices.tell],
    "round.reviewed": [notices.tell],
    "sheet.sent_back": [notices.tell],
    "feedback.released": [notices.tell],
    "feedback.answered": [notices.tell],
    "statement.answered": [notices.tell],
}
