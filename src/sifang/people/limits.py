"""The numbers an office may set for itself, each with its customary value. Pure data."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class LimitKind:
    """A number by name: what it limits, and its value where no office has set another."""

    name: str
    title: object
    value: int


LIMITS = {
    kind.name: kind
    for kind in (
        LimitKind("sponsor_most", _("communities and grids that one sponsor leader may hold at most"), 2),
        LimitKind("top_sponsor_most", _("communities that a top leader with demonstration points may hold at most"), 2),
        LimitKind("street_committee_least", _("members of a joint street committee at least"), 5),
        LimitKind("street_committee_most", _("members of a joint street committee at most"), 15),
        LimitKind("street_part_time_most", _("part-time members of a joint street committee at most"), 9),
        LimitKind("community_committee_least", _("members of a joint community committee at least"), 5),
        LimitKind("community_committee_most", _("members of a joint community committee at most"), 11),
        LimitKind("community_part_time_most", _("part-time members of a joint community committee at most"), 9),
        LimitKind("term_years", _("years of a committee's term"), 5),
        LimitKind("quorum_percent", _("percent of the members that must come"), 51),
        LimitKind("notice_workdays", _("working days between the notice and the meeting at least"), 3),
        LimitKind("topics_close_workdays", _("working days before the meeting after which no topic is taken"), 5),
        LimitKind("reply_workdays", _("working days in which the sponsor leader says whether they take it on"), 1),
        LimitKind("households_least", _("households of one liaison at least"), 10),
        LimitKind("households_most", _("households of one liaison at most"), 20),
        LimitKind("review_workdays", _("working days in which the appraised may explain or ask for a review"), 5),
        LimitKind("hot_spot_people", _("residents who ask for the same from whom on it counts as a hot spot"), 5),
        LimitKind("hot_spot_days", _("days within which they ask"), 14),
        LimitKind("nudge_days", _("days between two reminders of the same asker at least"), 3),
        LimitKind("list_workdays", _("working days in which a need on the list is met, or told why not"), 60),
        LimitKind("adviser_most", _("communities that one legal adviser may serve at most"), 5),
        LimitKind("green_workdays", _("working days in which a green dispute is settled"), 3),
        LimitKind("yellow_workdays", _("working days in which a yellow dispute is settled"), 15),
        LimitKind("red_workdays", _("working days in which a red dispute is settled"), 30),
        LimitKind("mass_households", _("households from which on a dispute counts as a mass one"), 5),
        LimitKind("long_standing_days", _("days after which an open dispute counts as long-standing"), 90),
        LimitKind("confirmation_days", _("days in which a mediation agreement may be confirmed by a court"), 30),
        LimitKind("site_recheck_months", _("months after which a demonstration site is checked again"), 12),
    )
}


def choices():
    """(name, title) of every limit, in the table's order."""
    return [(kind.name, kind.title) for kind in LIMITS.values()]
