"""Corrections of a row's facts, the same on every list: what differs is written, and recorded by name."""

from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.core.models import record


def insist_facts_alone(facts):
    """Go on only if ``facts`` leave the row in its stage and its place."""
    insist("stage" not in facts and "place" not in facts, _("A stage moves by its own button, not by a correction."))


def write(actor, row, facts):
    """The facts that differ stand in the row, and a deed names their fields; returns those names."""
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.save(update_fields=changed)
        record(actor, f"{row._meta.model_name}.corrected", row, fields=changed)
    return changed
