"""Somebody takes the dispute up, an adviser is named, the parties sit together."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import rules
from sifang.disputes.commands import settling
from sifang.disputes.commands.registering import insist_mediates
from sifang.disputes.discretion import told
from sifang.disputes.models import Dispute, Path, Session
from sifang.places.models import covers

Stage = Dispute.Stage
ORDER = list(Path)


@atomic
def take_up(actor, dispute, mediator=None, *, owner=""):
    """A mediator leads the dispute from now on: the one named, or the one who takes it up."""
    require(
        rules.may_lead(actor, dispute),
        _("Only the community and the mediators of %(place)s take a dispute up.") % {"place": dispute.place},
    )
    mediator = mediator or dispute.mediator or actor
    insist_mediates(mediator, dispute.place)
    _begin(dispute)
    dispute.mediator, dispute.owner = mediator, owner or dispute.owner
    dispute.save(update_fields=["mediator", "owner"])
    record(actor, "dispute.taken_up", dispute, mediator=mediator and mediator.pk)


@atomic
def name_adviser(actor, dispute, post):
    """The legal adviser of the community is named for this dispute and sees its parties."""
    require(rules.may_lead(actor, dispute), _("Only those who try to settle the dispute name its adviser."))
    _insist_adviser(dispute, post)
    dispute.adviser = post
    dispute.save(update_fields=["adviser"])
    record(actor, "dispute.adviser_named", dispute, adviser=post.pk)


def _begin(dispute):
    """In mediation from now on; what was settled waits again only when the community opens it again."""
    insist(
        dispute.hold() in Dispute.OPEN_STAGES,
        _("It is settled already; if it broke out again, the community opens it again first."),
    )
    if dispute.stage != Stage.IN_MEDIATION:
        dispute.move(Stage.IN_MEDIATION)


def _insist_adviser(dispute, post):
    insist(
        post.kind == "legal_adviser" and covers(post.place_id, dispute.place_id) and post.until is None,
        _("%(post)s is no legal adviser of %(place)s; choose one who is.") % {"post": post, "place": dispute.place},
    )


@atomic
def hold_session(
    actor, dispute, *, path=None, held_on=None, meeting=None, mediator=None, adviser=None, notes="", settled=False,
    outcome="",
):  # fmt: skip
    """The parties sat together; where that settled it, the dispute is resolved."""
    require(rules.may_lead(actor, dispute), _("Only those who try to settle the dispute record its sessions."))
    day = held_on or clock.today()
    insist(
        dispute.received_on <= day <= clock.today(),
        _("A session is recorded when it was held, not before the dispute was registered."),
    )
    if adviser is not None:
        _insist_adviser(dispute, adviser)
    _begin(dispute)
    dispute.mediator = mediator or dispute.mediator or actor
    dispute.path = _further(dispute.path, path or _usual(dispute, meeting, adviser))
    dispute.save(update_fields=["mediator", "path"])
    session = Session.objects.create(
        dispute=dispute, path=path or _usual(dispute, meeting, adviser), held_on=day, meeting=meeting,
        mediator=dispute.mediator, adviser=adviser, notes=told(dispute, notes, 1000), settled=settled,
    )  # fmt: skip
    if settled:
        settling.settle(dispute, told(dispute, outcome, 500), day)
    record(actor, "dispute.session_held", dispute, session=session.pk, adviser=adviser and adviser.pk, settled=settled)
    return session


def _usual(dispute, meeting, adviser):
    if meeting is not None:
        return Path.TRIPARTITE
    return Path.ADVISER if adviser is not None else dispute.path


def _further(one, other):
    """The later of two steps of the way: what was tried stays tried."""
    return max(one, other, key=lambda path: ORDER.index(Path(path)))
