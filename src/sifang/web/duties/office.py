"""The organization department's lines: who is to be approved, what nobody stands for, whose term ends, who is late."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.industry import sites
from sifang.people import accounts, queries
from sifang.people import nominations as nominating
from sifang.people.models import Post
from sifang.places.models import Place, range_of_any
from sifang.projects import queries as projects
from sifang.web.duties.lines import Duty, row

SOON_DAYS = 60


def nominations(viewer):
    """Nominations that the viewer can approve, or appoint, now."""
    return nominating.waiting_for(viewer)


def _nomination(post):
    return row(reverse("nomination", args=[post.pk]), post.person, post.kind_title, post.place, post.sent_by)


def without_sponsor(viewer):
    """The communities for which no sponsor leader stands."""
    missing = {}
    for code in accounts.codes_of(viewer, "release"):
        missing |= queries.public_coverage(code)
    codes = [code for code, parties in missing.items() if "l" in parties]
    return Place.objects.filter(pk__in=codes).order_by("code")


def _community(place):
    return row(_roster(place.pk), place, place.name)


def ending(viewer):
    """The posts at the viewer's places whose term ends within two months, or has ended; the first to end in front."""
    until = clock.today() + datetime.timedelta(days=SOON_DAYS)
    here = range_of_any(accounts.codes_of(viewer, "release"))
    found = Post.objects.current().filter(here, until=None, term_ends__lte=until)
    return found.select_related("person", "place").order_by("term_ends", "pk")


def _ending(post):
    return row(_roster(post.place_id), post.person, post.kind_title, post.place, due=post.term_ends)


def late_replies(viewer):
    """The escalations of which no sponsor leader has said in time that they take it on."""
    return projects.without_reply(viewer, "").filter(range_of_any(accounts.codes_of(viewer, "oversee")))


def _late(escalation):
    return row(
        reverse("escalation", args=[escalation.pk]), escalation.project.name, escalation.place, due=escalation.reply_by
    )


def sites_to_name(viewer):
    """The demonstration sites that the street has reviewed and nobody has named."""
    return sites.to_name(viewer).filter(range_of_any(accounts.codes_of(viewer, "name_site")))


def _site(site):
    return row(reverse("site", args=[site.pk]), site, site.organization, site.reviewed_on, staged=site)


def _roster(code):
    return f"{reverse('roster')}?place={code}"


DUTIES = (
    Duty(
        "nominations", ("approve",), _("nominations to approve"), _("no nomination waits"), nominations, _nomination
    ),
    Duty(
        "late-replies", ("oversee",), _("escalations whose leader is late with a reply"),
        _("every leader has replied in time"), late_replies, _late,
    ),
    Duty(
        "without-sponsor", ("release",), _("communities without a sponsor leader"),
        _("every community has its sponsor leader"), without_sponsor, _community,
    ),
    Duty(
        "sites-to-name", ("release",), _("demonstration sites to name"), _("no demonstration site waits for its name"),
        sites_to_name, _site,
    ),
    Duty(
        "terms", ("release",), _("posts whose term ends within two months"), _("no term ends soon"), ending, _ending
    ),
)  # fmt: skip
