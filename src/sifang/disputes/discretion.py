"""Words about a dispute as they are kept: without private numbers, and without the names of the parties."""

from django.db.models import Model

from sifang.text import redaction

SOMEBODY = "〔当事人〕"
SHORTEST_NAME, LONGEST = 2, 1000


def without_names(words, names, most):
    """``words`` with numbers and ``names`` taken out, cut to ``most``."""
    for name in sorted((name for name in names if len(name) >= SHORTEST_NAME), key=len, reverse=True):
        words = words.replace(name, SOMEBODY)
    return redaction.clean(words, most)


def hush(dispute, name):
    """What was written before anybody knew that ``name`` is a party's, names nobody any more."""
    rows: list[tuple[Model, tuple[str, ...]]] = [(dispute, ("summary", "outcome", "reopened_why"))]
    rows += [(row, ("reason",)) for row in dispute.colours.all()]
    rows += [(row, ("reason", "reply")) for row in dispute.referrals.all()]
    rows += [(row, ("notes",)) for row in dispute.sessions.all()]
    rows += [(row, ("terms", "checked")) for row in dispute.agreements.all()]
    for row, fields in rows:
        _hush(row, fields, name)
    dispute.ledger = hushed(dispute.ledger, [name])
    dispute.save(update_fields=["ledger"])


def _hush(row, fields, name):
    for field in fields:
        setattr(row, field, without_names(getattr(row, field), [name], LONGEST))
    row.save(update_fields=fields)


def hushed(words_by_key, names):
    """The words of a ledger, each without ``names``."""
    return {key: without_names(words, names, LONGEST) for key, words in words_by_key.items()}


def names_in(dispute):
    """The names that no text about ``dispute`` says."""
    parties = dispute.parties.exclude(person=None).select_related("person")
    return [party.person.name or "" for party in parties]


def told(dispute, words, most):
    """``words`` about ``dispute`` as everybody may read them."""
    if not words.strip():
        return ""
    return without_names(words, names_in(dispute), most)
