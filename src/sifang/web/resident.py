"""What the pages for residents share: the community they are about, their tabs, and how an outcome is shown."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.needs import photos, wording
from sifang.people import queries as people
from sifang.projects.models import Claim, Coverage
from sifang.web.access import found_or_404
from sifang.web.forms.track import SATISFACTION

COOKIE = "community"
# Fewer ratings than this would tell who gave which.
FEWEST_RATINGS = 5


def community_or_404(code):
    """The community ``code``, if somebody works there."""
    return found_or_404(people.public_communities_in_use(), pk=code)


def last_community(request):
    """The community this device looked at last, or None."""
    code = request.COOKIES.get(COOKIE, "")
    return people.public_communities_in_use().filter(pk=code).first() if code else None


def frame(place, current="", back=""):
    """The name in the strip, the way back and the four tabs of a resident's page; both words are names of addresses."""
    way = {"back": reverse(back, args=[place.code])} if back else {}
    return {"community": place, "place_name": str(place), "tabs": tabs(place, current)} | way


def tabs(place, current):
    """[{url, icon, label, current}] of the four pages that residents use."""
    rows = (
        ("community", "home", _("Home"), True),
        ("report", "message-plus", _("Report"), True),
        ("track-find", "search", _("Track"), False),
        ("board", "board", _("Outcomes"), True),
    )
    return [
        {
            "url": reverse(name, args=[place.code] if placed else []),
            "icon": icon,
            "label": label,
            "current": name == current,
        }
        for name, icon, label, placed in rows
    ]


def grouped(code):
    """A track code in groups of four, as people read and dictate it."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


@dataclass(frozen=True)
class Outcome:
    """One need as the public may read it: who carried it, how long it took, what those who asked said."""

    need: object
    category: str
    organizations: list
    ratings: list
    rated: int
    before: object = None
    after: object = None

    @property
    def is_told(self):
        """Whether there are enough ratings to show them without showing who gave which."""
        return self.rated >= FEWEST_RATINGS


def outcomes(needs):
    """The ``Outcome`` of each of ``needs`` (a query), in a few further readings however many there are."""
    standing = Claim.objects.filter(ended_at=None).select_related("organization").order_by("role", "pk")
    covered = Coverage.objects.prefetch_related(
        Prefetch("project__claims", standing, "standing_claims")
    ).select_related("project")
    read = needs.prefetch_related(Prefetch("coverages", covered), "ratings", photos.published())
    return [outcome(need) for need in read]


def outcome(need):
    """``need`` as the public may read it."""
    claims = [claim for coverage in need.coverages.all() for claim in coverage.project.standing_claims]
    marks = [rating.satisfaction for rating in need.ratings.all() if rating.round == need.round]
    return Outcome(
        need=need,
        category=title_of(need.category),
        organizations=list(dict.fromkeys(claim.organization.name for claim in claims)),
        ratings=[(word, marks.count(mark)) for mark, word in SATISFACTION if mark in marks],
        rated=len(marks),
        before=next((photo for photo in need.published if not photo.is_after), None),
        after=next((photo for photo in reversed(need.published) if photo.is_after), None),
    )


def title_of(category):
    """The title of a category's id, "" for none."""
    return wording.category(category)
