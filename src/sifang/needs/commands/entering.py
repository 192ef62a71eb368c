"""Needs that a community kept in its ledger before: entered and amended as the ledger gives them."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist
from sifang.core.models import next_code, record
from sifang.needs import alike, rules, suggesting
from sifang.needs import parts as parts_of
from sifang.needs import words as words_of
from sifang.needs.models import Asker, Need, Rating
from sifang.people.models import Person
from sifang.people.rules import require_keeper

Stage = Need.Stage
# What a ledger can say of a need's stage, and the deed it amounts to.
AMENDED = {
    Stage.LISTED: "need.listed",
    Stage.MET: "need.answered",
    Stage.UNSOLVED: "need.ended_unsolved",
    Stage.RETURNED: "need.returned",
}


@atomic
def enter(actor, place, text, *, stage, channel, code=None, raised_on=None, asker=None, parts=None, said=None, **facts):
    """A need that the community kept in its ledger stands on the list in the stage the ledger gives; nobody is told.

    ``parts`` is (what it asks for besides, whether all together), ``said`` what the asker said (outcome, satisfaction).
    """
    require_keeper(actor, place)
    words = words_of.clean(text, least=2)
    need = Need.objects.create(
        place=place, text=words, channel=channel, stage=stage, code=code or next_code(Need.objects, "XQ", place),
        raised_on=raised_on or clock.today(), **words_of.guess(words, facts, place),
    )  # fmt: skip
    if asker:
        Asker.objects.create(need=need, person=asker, since=clock.now())
    alike.index(need)
    record(actor, "need.entered", need, stage=stage)
    if facts.get("category"):
        suggesting.learn(need)
    _ask(actor, need, parts)
    _note(actor, need, asker, said)
    return need


@atomic
def amend(actor, need, *, stage=None, asker=None, parts=None, said=None, **facts):
    """The need says what the community's ledger says now; its stage follows where an arrow leads from the list."""
    require_keeper(actor, need.place)
    if stage and stage != need.stage:
        here = {"need": need, "stage": Stage(need.stage).label}
        insist(rules.may_be_amended_to(need, stage), _("“%(need)s” is %(stage)s; change that on its own page.") % here)
        need.move(stage)
        record(actor, AMENDED[stage], need)
    if asker:
        Asker.objects.get_or_create(need=need, person=asker, defaults={"since": clock.now()})
    if "text" in facts:
        facts["text"] = words_of.clean(facts["text"], least=2)
    changed = corrections.write(actor, need, words_of.below(need, facts))
    alike.index(need)
    if "category" in changed:
        suggesting.learn(need)
    _note(actor, need, asker, said)
    return changed + ["parts"] if _ask(actor, need, parts) else changed


def _ask(actor, need, parts):
    """The need asks for ``parts`` too, where the ledger says so."""
    if parts is None:
        return False
    further, together = parts
    return parts_of.write(actor, need, further, together=together)


def _note(actor, need, asker, said):
    """What the asker told whoever called them back, as the ledger has it, unless they have said something here."""
    person = asker or Person.objects.filter(needs=need).order_by("pk").first()
    if not said or person is None or need.ratings.exists():
        return
    outcome, satisfaction = said
    Rating.objects.create(
        need=need, person=person, round=need.round, outcome=outcome, satisfaction=satisfaction, at=clock.now(), by=actor
    )
