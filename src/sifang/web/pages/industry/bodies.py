"""Associations, industry committees and joint branches, their written duties and members."""

from django.utils.translation import gettext_lazy as _

from sifang.industry import commands, industries, queries
from sifang.industry.models import Body, Membership
from sifang.web.forms.industry import BodyForm, DutiesForm, JoinForm
from sifang.web.forms.industry_fields import NothingForm, WhyForm
from sifang.web.pages.industry.acts import Act, Desk, part

Stage = Body.Stage
ALIVE = (Stage.PREPARING, Stage.REGISTERED, Stage.ACTIVE)


def _members(request, body):
    return {"members": list(queries.members_of(body)), "covered": body.coverages.count()}


def _join(actor, body, given):
    facts = {"persons": given["persons"], "duty": given["duty"]}
    return commands.join(actor, body, given["organization"], **facts)


BODIES = Desk(
    "bodies", "body", queries.body_list,
    form=BodyForm,
    make=lambda actor, place, given: commands.found_body(
        actor, place, given.pop("kind"), given.pop("name"), given.pop("industry"), **given
    ),
    filters={"industry": industries.choices, "kind": lambda: Body.Kind.choices},
    facts=_members,
    acts=(
        Act(
            "register", _("It is registered"), _("It is registered."),
            lambda actor, body, given: commands.register_body(actor, body), stages=(Stage.PREPARING,),
        ),
        Act(
            "activate", _("It is at work"), _("It is at work."),
            lambda actor, body, given: commands.activate_body(actor, body), stages=(Stage.REGISTERED,),
        ),
        Act(
            "join", _("A member joins"), _("The membership is on record."), _join, JoinForm, stages=ALIVE,
        ),
        Act(
            "duties", _("Write its duties"), _("The duties are written."),
            lambda actor, body, given: commands.write_duties(actor, body, given["duties"]), DutiesForm, stages=ALIVE,
        ),
        Act(
            "end", _("It ends"), _("It has ended."),
            lambda actor, body, given: commands.end_body(actor, body, given["why"]), WhyForm, stages=ALIVE,
        ),
    ),
)  # fmt: skip


def _memberships(viewer):
    seen = Body.objects.visible_to(viewer)
    own = Membership.objects.filter(organization__in=viewer.reach.organizations)
    found = Membership.objects.filter(body__in=seen) | own
    return found.filter(until=None).select_related("body__place", "organization")


membership_leave = part(
    _memberships, NothingForm, lambda actor, tie, given: commands.leave(actor, tie), _("The membership has ended."),
    lambda tie: ("body", tie.body_id),
)  # fmt: skip
