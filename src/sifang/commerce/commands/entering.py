"""Applications that the finance desk's ledger kept before; consents stay on the paper and are never brought in."""

from collections import deque

from django.db.transaction import atomic

from sifang.commerce.commands.consenting import OVER, forget_statements
from sifang.commerce.models import Application, Document
from sifang.core import corrections
from sifang.core.models import record
from sifang.people.rules import require_keeper


@atomic
def enter_application(actor, merchant, consulted_on, *, stage, documents=(), **facts):
    """The application stands as the ledger tells it; ``documents`` are (title, whether it is at hand)."""
    require_keeper(actor, merchant.place)
    application = Application.objects.create(
        place=merchant.place, merchant=merchant, consulted_on=consulted_on, stage=stage, by=actor, **facts
    )
    _list(application, documents)
    record(actor, "application.entered", application, merchant=merchant.pk)
    return application


def _list(application, documents):
    day = application.submitted_on or application.consulted_on
    kept = dict(application.documents.values_list("title", "at_hand_on"))
    application.documents.all().delete()
    Document.objects.bulk_create(
        Document(
            application=application, position=position, title=title,
            at_hand_on=(kept.get(title) or day) if is_at_hand else None,
        )
        for position, (title, is_at_hand) in enumerate(documents, 1)
    )  # fmt: skip


@atomic
def amend_application(actor, application, *, stage=None, documents=None, **facts):
    """The facts are as the ledger has them now; a later stage is reached along the arrows."""
    require_keeper(actor, application.place)
    corrections.write(actor, application, facts)
    if documents is not None:
        _list(application, documents)
        record(actor, "application.documents_listed", application, documents=len(documents))
    for step in way(application.hold(), stage or application.stage):
        application.move(step)
        record(actor, "application.brought_forward", application, stage=step)
    if application.stage in OVER:
        forget_statements(application)


def way(here, there):
    """The stages from ``here`` to ``there`` along the arrows, without the first; none where no way leads.

    Nobody is declined in passing: that is said in so many words, or it did not happen.
    """
    seen: set = {here}
    waiting: deque[tuple] = deque([(here, ())])
    while waiting:
        stage, path = waiting.popleft()
        if stage == there:
            return path
        for after in sorted(set(Application.ARROWS.get(stage, ())) - seen):
            if there == after or after != Application.Stage.DECLINED:
                seen.add(after)
                waiting.append((after, (*path, after)))
    return ()
