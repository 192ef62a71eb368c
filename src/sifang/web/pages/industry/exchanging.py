"""Named mechanisms with their items and self-checks in words, and pairings with their exchanges."""

from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.industry import commands, queries, rules
from sifang.industry.models import Exchange, Mechanism, MechanismItem, Pairing
from sifang.web.forms.industry import (
    CheckForm,
    ExchangeForm,
    ItemForm,
    MechanismForm,
    PairForm,
)
from sifang.web.forms.industry_fields import NothingForm, WhyForm
from sifang.web.pages.industry.acts import Act, Desk, keeps, part

Stage = Pairing.Stage


def _items(request, mechanism):
    year = clock.today().year
    said: dict[int, list] = {}
    for check in queries.checks_of(request.user, mechanism, year):
        said.setdefault(check.item_id, []).append(check)
    rows = [(item, said.get(item.pk, [])) for item in queries.items_of(mechanism)]
    return {"rows": rows, "year": year}


def _may_check(viewer, mechanism):
    ready = mechanism.items.filter(dropped_on=None).exists()
    return ready and (keeps(viewer, mechanism) or bool(viewer.reach.organizations))


def _check(actor, mechanism, given):
    commands.check_item(actor, given["item"], given["organization"], clock.today().year, given["words"])


MECHANISMS = Desk(
    "mechanisms", "mechanism", queries.mechanism_list,
    form=MechanismForm,
    make=lambda actor, place, given: commands.write_mechanism(actor, place, given["industry"], given["title"]),
    facts=_items,
    acts=(
        Act(
            "item", _("Write an item"), _("The item is written."),
            lambda actor, mechanism, given: commands.add_item(actor, mechanism, **given), ItemForm,
        ),
        Act("check", _("Write a self-check"), _("The self-check is on record."), _check, CheckForm, may=_may_check),
    ),
)  # fmt: skip


def _seen(viewer):
    return MechanismItem.objects.filter(
        mechanism__in=Mechanism.objects.visible_to(viewer), dropped_on=None
    ).select_related("mechanism__place")


item_drop = part(
    _seen, NothingForm, lambda actor, item, given: commands.drop_item(actor, item),
    _("Nobody is asked about this item any more."), lambda item: ("mechanism", item.mechanism_id),
)  # fmt: skip


def _exchanged(request, pairing):
    rows = list(pairing.exchanges.order_by("-on", "-pk")[:200])
    kinds = [(kind.label, sum(row.kind == kind for row in rows)) for kind in Exchange.Kind]
    return {"exchanges": rows, "kinds": kinds}


PAIRINGS = Desk(
    "pairings", "pairing", queries.pairing_list,
    form=PairForm, make=lambda actor, place, given: commands.pair(actor, given["bank"], given["enterprise"]),
    facts=_exchanged,
    acts=(
        Act(
            "exchange", _("Enter an exchange"), _("The exchange is on record."),
            lambda actor, pairing, given: commands.exchange(
                actor, pairing, given["kind"], given["words"], on=given["on"], attendances=given["attendances"]
            ),
            ExchangeForm, stages=(Stage.PAIRED, Stage.ACTIVE), may=rules.may_exchange,
        ),
        Act(
            "end", _("The pairing ends"), _("The pairing has ended."),
            lambda actor, pairing, given: commands.end_pairing(actor, pairing, given["why"]), WhyForm,
            stages=(Stage.PAIRED, Stage.ACTIVE),
        ),
    ),
)  # fmt: skip
