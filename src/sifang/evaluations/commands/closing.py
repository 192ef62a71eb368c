"""Closing a round: opinions stand, and each urn that holds five ballots or more is counted. No urn outlives this."""

import secrets
import uuid

from cryptography.exceptions import InvalidTag
from django.db import transaction
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, keyring
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.evaluations import rules, tallying, urns
from sifang.evaluations.models import Ballot, Opinion, Round, Tally, Urn
from sifang.evaluations.publishing import FEWEST


@atomic
def close_round(actor, round_):
    """No more opinions and ballots are taken.

    Where five residents or more voted, their ballots are on record under random names, in random order, and a deed
    holds the root over them. Fewer are destroyed unread: whatever is kept may be looked at one day, and what would be
    shown of four people can be guessed. An urn that does not hold one ballot for each voter's flag was changed by
    somebody's hand: it is destroyed as well, and a deed says so. The key goes once the transaction stands.
    """
    require(rules.may_review(actor, round_), _("Only the street closes its round."))
    insist(
        clock.today() >= round_.closes_on,
        _("Residents may vote until %(day)s; close the round then.") % {"day": round_.closes_on},
    )
    round_.move(Round.Stage.CLOSED)
    Opinion.objects.filter(chapter__round=round_).update(is_final=True)
    _count(actor, round_)
    record(actor, "round.closed", round_)
    transaction.on_commit(lambda: keyring.destroy(round_.key_name))


def _count(actor, round_):
    key = keyring.held(round_.key_name)
    sealed = list(Urn.objects.select_for_update().filter(chapter__round=round_).select_related("chapter"))
    if key is None:
        raise Refused(_("The key of this round's urns is missing in the folder of keys; restore it from the backup."))
    for urn in sealed:
        cast = _opened(key, urn)
        voted = urn.chapter.voters.filter(voted=True).count()
        if cast is None or len(cast) != voted:
            record(actor, "ballots.set_aside", urn.chapter, flags=voted, fits=cast is not None)
        elif len(cast) >= FEWEST:
            _write(actor, urn.chapter, cast)
    Urn.objects.filter(chapter__round=round_).delete()


def _opened(key, urn):
    """The ballots in the urn, or None where it is not the one that was sealed for this community."""
    try:
        return urns.ballots(key, str(urn.chapter_id), bytes(urn.sealed))
    except InvalidTag:
        return None


def forget_key(deed):
    """The key of a closed round is gone, also where the machine stopped between closing and destroying. A reaction."""
    round_ = Round.objects.get(pk=deed.subject_id)
    if round_.is_counted:
        keyring.destroy(round_.key_name)


def _write(actor, chapter, cast):
    rows = [Ballot(id=uuid.uuid4(), chapter=chapter, **ballot) for ballot in cast]
    secrets.SystemRandom().shuffle(rows)
    Ballot.objects.bulk_create(rows)
    root = tallying.root(row.spelled() for row in rows)
    counts = tallying.counted(row.marks for row in rows)
    Tally.objects.create(chapter=chapter, ballots=len(rows), counts=counts, root=root)
    record(actor, "ballots.counted", chapter, root=root, ballots=len(rows))
