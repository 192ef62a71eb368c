"""The figures of the four parties: who holds which post, which organizations take part, which committees sit."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity, Turnout
from sifang.figures.figure import Figure
from sifang.people.models import Committee, Organization, Partnership, Person, Post


def _held(found, year):
    return found.held_in(year) if year else found


def _posts(kind):
    """The query of appointed posts of ``kind`` that were held in the year."""

    def found(code, year):
        appointed = Post.objects.within(code).filter(kind=kind, stage=Post.Stage.APPOINTED)
        return _held(appointed, year)

    return found


def _demonstrations(code, year):
    return _posts("sponsor")(code, year).filter(is_demonstration=True)


def _began(code, year):
    found = Post.objects.within(code).filter(kind="courier", stage=Post.Stage.APPOINTED)
    return found.filter(since__year=year) if year else found


def _active(code, year):
    """Partnerships whose organization turned out at an activity of that community."""
    activities = Turnout.objects.filter(came__gt=0, activity__stage=Activity.Stage.HELD)
    if year:
        activities = activities.filter(activity__starts_at__year=year)
    came = activities.filter(organization=OuterRef("organization"), activity__place=OuterRef("place"))
    return _held(Partnership.objects.within(code), year).filter(Exists(came))


def _committees(level):
    return lambda code, year: _held(Committee.objects.within(code).filter(level=level), year)


TIES = (
    Figure(
        "sponsors", _("sponsor leaders"), _("leaders who hold a community or a grid, each counted once"),
        _posts("sponsor"), of=(Person, "person"),
    ),
    Figure(
        "communities_per_top_leader", _("demonstration points a leader"),
        _("communities that each top leader holds as demonstration points"), _demonstrations, each="person",
    ),
    Figure(
        "joint_street_committees", _("joint street committees"), _("streets with a joint Party committee"),
        _committees(Committee.Level.STREET),
    ),
    Figure(
        "joint_community_committees", _("joint community committees"), _("communities with a joint Party committee"),
        _committees(Committee.Level.COMMUNITY),
    ),
    Figure(
        "part_time_members", _("part-time committee members"), _("appointed part-time members of joint committees"),
        _posts("part_time_member"),
    ),
    Figure(
        "secondments", _("seconded cadres"), _("cadres whom organizations sent to serve in a community"),
        _posts("seconded_cadre"),
    ),
    Figure(
        "partners_active", _("organizations that took part"),
        _("partner organizations that came to an activity, each counted once"), _active,
        of=(Organization, "organization"),
    ),
    Figure(
        "members_active", _("checked-in Party members"), _("members who report to a community, each counted once"),
        _posts("member"), of=(Person, "person"),
    ),
    Figure(
        "household_liaisons", _("household liaisons"), _("Party members linked with households"),
        _posts("household_liaison"),
    ),
    Figure(
        "new_workers_registered", _("couriers and riders registered"), _("couriers and riders who reported this year"),
        _began,
    ),
)  # fmt: skip
