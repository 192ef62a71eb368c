"""The facts of a street's year for everybody who is appraised, in so many readings however large the street is.

Only what came of the work: claims kept, needs met, what residents said, meetings, activities, visits. Never how often
somebody logged in, clicked or photographed. Each number is the list of the records it counts.
"""

from collections import defaultdict

from sifang.core import clock
from sifang.evaluations import schemes
from sifang.evaluations.gathering import activities, community, leaders, members, organizations

COLLECTORS = (
    *organizations.COLLECTORS,
    *leaders.COLLECTORS,
    *members.COLLECTORS,
    *community.COLLECTORS,
    *activities.COLLECTORS,
)


class Facts:
    """Records by whom they speak of, and by the name of the fact."""

    def __init__(self, street, year):
        """Everything the collectors find in ``street`` (a place) in ``year`` up to today."""
        self._rows: dict[tuple, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for collect in COLLECTORS:
            for whom, name, record in collect(street.code, year, clock.today()):
                self._rows[whom][name].add(record)

    def of_leader(self, post, place):
        """What stands on a leader's sheet; hard matters of a community concern each of its leaders."""
        return self._frozen(schemes.LEADER, ("person", post.person_id, place), ("leaders", place))

    def of_organization(self, organization, place):
        """What stands on an organization's sheet."""
        return self._frozen(schemes.ORGANIZATION, ("organization", organization, place))

    def of_member(self, post, place):
        """What stands on a member's sheet."""
        return self._frozen(schemes.MEMBER, ("post", post.pk), ("person", post.person_id, place))

    def of_community(self, place):
        """What stands on the sheet about a community."""
        return self._frozen(schemes.COMMUNITY, ("community", place))

    def _frozen(self, kind, *whom):
        rows = [self._rows[each] for each in whom if each in self._rows]
        names = NAMES[kind]
        return {name: sorted(set().union(*(row[name] for row in rows if name in row))) for name in names}


def _names(kind):
    """Every fact a scheme may ask for about ``kind``: those of the shipped scheme."""
    named: dict[str, None] = {}
    for question in schemes.VERSION_1["kinds"][kind]["questions"]:
        named |= dict.fromkeys([*question["facts"], *(question["ratio"] or ())])
    return tuple(named)


NAMES = {kind: _names(kind) for kind in schemes.KINDS}
