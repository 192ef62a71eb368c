"""The seal over the deeds table: links are added in order by the worker, anchors go to a file outside the database."""

import json
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sifang.core import keyring, seal
from sifang.core.models import Deed, Link

BATCH = 2000
# Numbers are given before commit: a slow transaction's deed may come to light this far behind its neighbours.
LATEST = 10_000


@dataclass(frozen=True)
class Verdict:
    """What a reading of the whole seal found."""

    sealed: int
    waiting: int
    fault: seal.Fault | None


def seal_waiting(recent=False):
    """Every deed written so far has its link, and the anchor file names the new head; returns how many were added.

    ``recent`` looks only among the newest deeds, so that a worker may ask every second however long the history is.
    """
    added = 0
    while batch := _seal_batch(recent):
        added += batch
    return added


@transaction.atomic
def _seal_batch(recent):
    last = Link.objects.select_for_update().order_by("-sequence").first()
    head, count = (last.head, last.sequence) if last else (seal.GENESIS, 0)
    waiting = Deed.objects.filter(link=None)
    if recent and last:
        waiting = waiting.filter(pk__gt=last.deed_id - LATEST)
    deeds = list(waiting.order_by("id")[:BATCH])
    if not deeds:
        return 0
    heads = seal.chain(keyring.key("seal"), head, (_linked_fact(deed) for deed in deeds))
    links = [
        Link(sequence=count + n, deed=deed, head=h) for n, (deed, h) in enumerate(zip(deeds, heads, strict=True), 1)
    ]
    Link.objects.bulk_create(links)
    transaction.on_commit(lambda: _drop_anchor(links[-1]))
    return len(links)


def _linked_fact(deed):
    return deed.fact() | {"id": deed.pk, "mark": deed.mark}


def _drop_anchor(link):
    with settings.SIFANG_ANCHORS.open("a", encoding="ascii") as file:
        # A line of its own, even where a power cut tore the one before.
        file.write("\n" * _is_torn() + json.dumps({"count": link.sequence, "head": link.head}) + "\n")


def _is_torn():
    written = settings.SIFANG_ANCHORS.read_text(encoding="ascii")
    return bool(written) and not written.endswith("\n")


def anchors():
    """The (count, head) pairs of the anchor file, oldest first; a torn last line is passed over."""
    if not settings.SIFANG_ANCHORS.exists():
        return []
    found = []
    for line in settings.SIFANG_ANCHORS.read_text(encoding="ascii").splitlines():
        try:
            anchor = json.loads(line)
        except ValueError:
            continue
        found.append((anchor["count"], anchor["head"]))
    return found


def verify():
    """Read every link, deed and anchor: the verdict counts what is sealed and names the first row that fails."""
    sealed, fault = _read_chain()
    waiting = Deed.objects.filter(link=None)
    return Verdict(sealed, waiting.count(), fault or _forged(waiting))


def _read_chain():
    key, head, count = keyring.key("seal"), seal.GENESIS, 0
    expected = dict(anchors())
    for link, deed in _linked_deeds():
        count += 1
        fault = _fault(key, head, count, link, deed, expected.get(count))
        if fault:
            return count - 1, fault
        head = link.head
    if expected and max(expected) > count:
        return count, seal.Fault(
            count + 1, _("the anchors know %(n)s deeds; this database is cut off or older") % {"n": max(expected)}
        )
    return count, None


def _linked_deeds():
    for batch in _batched(Link.objects.order_by("sequence").iterator(BATCH), BATCH):
        deeds = Deed.objects.in_bulk([link.deed_id for link in batch])
        yield from ((link, deeds.get(link.deed_id)) for link in batch)


def _batched(rows, size):
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def _fault(key, head, count, link, deed, anchored):
    if link.sequence != count:
        return seal.Fault(count, _("link %(n)s is missing") % {"n": count})
    if deed is None:
        return seal.Fault(link.deed_id, _("the deed was deleted"))
    if not seal.genuine(key, deed.fact(), deed.mark) or seal.link(key, head, _linked_fact(deed)) != link.head:
        return seal.Fault(deed.pk, _("the deed or its link was changed"))
    if anchored and anchored != link.head:
        return seal.Fault(deed.pk, _("the chain was rewritten after its anchor"))
    return None


def _forged(waiting):
    for deed in waiting.order_by("id").iterator(BATCH):
        if not seal.genuine(keyring.key("seal"), deed.fact(), deed.mark):
            return seal.Fault(deed.pk, _("the deed was not written by this system"))
    return None
