"""The questions of the two-way appraisal, their weights and what a grade is worth: the scheme an office begins with.

Pure data. A round keeps the scheme it was opened under, so a later one changes nothing that was said before. Nothing
here compares one person or community with another: there is no quota for a grade and no order by result.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

LEADER, ORGANIZATION, MEMBER, COMMUNITY = KINDS = ("leader", "organization", "member", "community")
GRADES = ("excellent", "good", "fair", "poor")
UNKNOWN = "unknown"
ANSWERS = (*GRADES, UNKNOWN)
# Who speaks on a community; on everybody else the community alone does.
STREET, RESIDENT = "street", "resident"

GRADE_TITLES = {
    "excellent": _("very good"),
    "good": _("good"),
    "fair": _("fair"),
    "poor": _("not good"),
    UNKNOWN: _("I do not know"),
}
GROUP_TITLES = {
    COMMUNITY: _("the community Party organization"),
    STREET: _("the street"),
    LEADER: _("sponsor leaders"),
    ORGANIZATION: _("partner organizations"),
    RESIDENT: _("residents (ballots)"),
}
QUESTION_TITLES = {
    "comes": _("Does the leader come and look at matters on the spot?"),
    "solves": _("Are hard matters answered in time and solved?"),
    "charges": _("Do the departments carry out what the leader charged them with?"),
    "consults": _("Does the leader take part in joint meetings?"),
    "projects": _("How were the claimed projects done?"),
    "contents": _("Are the residents content with the outcome?"),
    "plan": _("Was done what was agreed at the start of the year?"),
    "answers": _("Can they be reached, and do they answer?"),
    "serves": _("How does this member serve?"),
    "listens": _("When residents say something, are they heard?"),
    "does": _("Is done what can be done?"),
    "content": _("Are you content with the outcome?"),
    "gathers": _("Does the community bring the four parties to one table?"),
    "together": _("Are there activities and services that are of use?"),
    "tells": _("Is it told openly what was decided and done?"),
}

VERSION_1: dict[str, Any] = {
    "version": 1,
    "grades": {"excellent": 100, "good": 80, "fair": 60, "poor": 40},
    # Of a question that has a countable fact, this share comes from the fact, the rest from what people say.
    "facts_share": 40,
    "kinds": {
        LEADER: {
            "groups": {COMMUNITY: 100},
            "questions": [
                {"name": "comes", "weight": 30, "facts": ["visits", "findings"], "ratio": None},
                {
                    "name": "solves",
                    "weight": 30,
                    "facts": ["escalations", "answered_in_time", "escalations_closed"],
                    "ratio": ["answered_in_time", "escalations"],
                },
                {
                    "name": "charges",
                    "weight": 20,
                    "facts": ["assignments", "assignments_closed"],
                    "ratio": ["assignments_closed", "assignments"],
                },
                {
                    "name": "consults",
                    "weight": 20,
                    "facts": ["asked_to", "attended"],
                    "ratio": ["attended", "asked_to"],
                },
            ],
        },
        ORGANIZATION: {
            "groups": {COMMUNITY: 100},
            "questions": [
                {
                    "name": "projects",
                    "weight": 30,
                    "facts": ["claims", "kept", "in_time", "under_way", "handed_back"],
                    "ratio": ["in_time", "come_due"],
                },
                {
                    "name": "contents",
                    "weight": 30,
                    "facts": ["needs_met", "ratings", "satisfied"],
                    "ratio": ["satisfied", "ratings"],
                },
                {
                    "name": "plan",
                    "weight": 20,
                    "facts": ["planned", "planned_held", "activities", "services"],
                    "ratio": ["planned_held", "planned"],
                },
                {"name": "answers", "weight": 20, "facts": ["asked_to", "attended"], "ratio": ["attended", "asked_to"]},
            ],
        },
        MEMBER: {
            "groups": {COMMUNITY: 100},
            "questions": [
                {
                    "name": "serves",
                    "weight": 100,
                    "facts": ["service_posts", "records", "services", "took_part"],
                    "ratio": None,
                },
            ],
        },
        COMMUNITY: {
            "groups": {STREET: 30, LEADER: 20, ORGANIZATION: 20, RESIDENT: 30},
            "questions": [
                {"name": "listens", "weight": 20, "facts": ["needs", "verified"], "ratio": ["verified", "needs"]},
                {"name": "does", "weight": 20, "facts": ["verified", "met"], "ratio": ["met", "verified"]},
                {"name": "content", "weight": 20, "facts": ["ratings", "satisfied"], "ratio": ["satisfied", "ratings"]},
                {"name": "gathers", "weight": 15, "facts": ["meetings", "accepted", "councils"], "ratio": None},
                {
                    "name": "together",
                    "weight": 15,
                    "facts": ["planned", "planned_held", "activities", "services"],
                    "ratio": ["planned_held", "planned"],
                },
                {"name": "tells", "weight": 10, "facts": [], "ratio": None},
            ],
        },
    },
}


def weights_of(scheme, kind):
    """What ``scoring.score`` needs of ``scheme`` (a dictionary such as VERSION_1) to judge sheets of ``kind``."""
    part = scheme["kinds"][kind]
    return {
        "grades": scheme["grades"],
        "facts_share": scheme["facts_share"],
        "groups": part["groups"],
        "questions": [{name: question[name] for name in ("name", "weight", "ratio")} for question in part["questions"]],
    }


def questions_of(scheme, kind):
    """The names of the questions about ``kind``, in order."""
    return [question["name"] for question in scheme["kinds"][kind]["questions"]]


def title_of(question):
    """The question in words; one that a later scheme brought along carries its own."""
    return question.get("title") or QUESTION_TITLES[question["name"]]
