"""Trainings with their counts of heads; livestreams with their lines in 元, frozen once settled."""

from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.industry import commands, queries
from sifang.industry.models import Livestream, SalesLine, Training
from sifang.web.forms.industry_fields import NothingForm, WhyForm
from sifang.web.forms.industry_held import (
    AttendedForm,
    CampaignForm,
    LivestreamForm,
    SaleForm,
    TrainingForm,
)
from sifang.web.pages.industry.acts import Act, Desk, keeps, part


def _moment(given):
    """What was typed without the parts of the moment."""
    return {name: value for name, value in given.items() if name not in ("title", "day", "time", "starts_at")}


def _has_begun(viewer, thing):
    return keeps(viewer, thing) and thing.starts_at <= clock.now()


def _tag(actor, thing, given):
    commands.count_towards(actor, given["campaign"], thing)


def _totals(request, place):
    return {"totals": queries.totals(request.user, place.code if place else "")}


TRAININGS = Desk(
    "trainings", "training", queries.training_list,
    form=TrainingForm, beside=_totals, filters={"stage": lambda: Training.Stage.choices},
    make=lambda actor, place, given: commands.plan_training(
        actor, place, given["title"], given["starts_at"], **_moment(given)
    ),
    acts=(
        Act(
            "hold", _("It was held"), _("The training is on record."),
            lambda actor, training, given: commands.hold_training(actor, training, **given), AttendedForm,
            stages=(Training.Stage.PLANNED,), may=_has_begun,
        ),
        Act(
            "cancel", _("It does not take place"), _("The training is called off."),
            lambda actor, training, given: commands.cancel_training(actor, training, given["why"]), WhyForm,
            stages=(Training.Stage.PLANNED,),
        ),
        Act(
            "tag", _("Count it towards a campaign"), _("Noted what it counts towards."), _tag, CampaignForm,
            stages=(Training.Stage.PLANNED, Training.Stage.HELD),
        ),
    ),
)  # fmt: skip

Stage = Livestream.Stage


def _lines(request, livestream):
    rows = list(queries.lines_of(livestream))
    firms = {row.organization_id for row in rows}
    return {"lines": rows, "sum": sum(row.amount for row in rows), "firms": len(firms)}


def _by_year(request, place):
    return _totals(request, place) | {"years": queries.sales_by_year(request.user, place.code if place else "")}


def _has_lines(viewer, livestream):
    return keeps(viewer, livestream) and livestream.lines.exists()


LIVESTREAMS = Desk(
    "livestreams", "livestream", queries.livestream_list,
    form=LivestreamForm, beside=_by_year, filters={"stage": lambda: Stage.choices},
    make=lambda actor, place, given: commands.plan_livestream(
        actor, place, given["title"], given["starts_at"], **_moment(given)
    ),
    facts=_lines,
    acts=(
        Act(
            "hold", _("It was held"), _("It was held. Now add what was sold."),
            lambda actor, stream, given: commands.hold_livestream(actor, stream), stages=(Stage.PLANNED,),
            may=_has_begun,
        ),
        Act(
            "sell", _("Add a line"), _("The line is added."),
            lambda actor, stream, given: commands.add_sale(
                actor, stream, given["organization"], given["product"], given["amount"], pieces=given["pieces"]
            ),
            SaleForm, stages=(Stage.HELD,),
        ),
        Act(
            "settle", _("Settle: these lines stand"), _("It is settled; its lines stand as they are."),
            lambda actor, stream, given: commands.settle_livestream(actor, stream), stages=(Stage.HELD,),
            may=_has_lines,
        ),
        Act(
            "cancel", _("It does not take place"), _("The livestream is called off."),
            lambda actor, stream, given: commands.cancel_livestream(actor, stream, given["why"]), WhyForm,
            stages=(Stage.PLANNED,),
        ),
        Act(
            "tag", _("Count it towards a campaign"), _("Noted what it counts towards."), _tag, CampaignForm,
            stages=(Stage.PLANNED, Stage.HELD, Stage.SETTLED),
        ),
    ),
)  # fmt: skip


def _own_lines(viewer):
    return SalesLine.objects.visible_to(viewer).select_related("livestream__place", "organization")


sale_drop = part(
    _own_lines, NothingForm, lambda actor, line, given: commands.drop_sale(actor, line), _("The line is taken out."),
    lambda line: ("livestream", line.livestream_id),
)  # fmt: skip
