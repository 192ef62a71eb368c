"""The street's review: a sheet goes back with a reason, or the whole round goes on to the organization department."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.evaluations import rules
from sifang.evaluations.models import Round, Sheet
from sifang.text import redaction

Kind = Sheet.Kind


@atomic
def send_back(actor, sheet, reason):
    """The community looks at the sheet again and signs it anew; the reason stands on it."""
    require(rules.may_review(actor, sheet.round), _("Only the street returns a sheet."))
    insist(
        sheet.round.stage in (Round.Stage.OPEN, Round.Stage.CLOSED),
        _("The street has reviewed this round; sheets stand as they are."),
    )
    insist(len(reason.strip()) >= 4, _("Say in a few words what has to be looked at again."))
    sheet.hold()
    sheet.returned_why = redaction.redact(reason.strip())[0][:300]
    sheet.save(update_fields=["returned_why"])
    sheet.move(Sheet.Stage.DRAFT)
    record(actor, "sheet.sent_back", sheet)


@atomic
def review(actor, round_):
    """The street stands by what its communities signed; the organization department has it now.

    Sheets on leaders, organizations and communities must be signed. A member nobody knew stays without a word.
    """
    require(rules.may_review(actor, round_), _("Only the street reviews its round."))
    insist(round_.hold() == Round.Stage.CLOSED, _("A round is reviewed once, after it was closed. Reload the page."))
    waiting = Sheet.objects.filter(round=round_, stage=Sheet.Stage.DRAFT).exclude(kind=Kind.MEMBER)
    places = sorted({str(sheet.place) for sheet in waiting.select_related("place")[:50]})
    insist(
        not places,
        _("%(n)s sheets are not signed yet (%(places)s). Ask for them, then review.")
        % {"n": waiting.count(), "places": "、".join(places[:5])},
    )
    round_.move(Round.Stage.REVIEWED)
    round_.reviewed_by, round_.reviewed_on = actor, clock.today()
    round_.save(update_fields=["reviewed_by", "reviewed_on"])
    Sheet.objects.filter(round=round_).move_all(Sheet.Stage.SIGNED, Sheet.Stage.REVIEWED)
    record(actor, "round.reviewed", round_)
