"""What the community does with a need: verify, return, merge, answer; and how projects take it up and meet it."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import alike, clocks, rules, suggesting
from sifang.needs import words as words_of
from sifang.needs.commands import closing, moving
from sifang.needs.models import Asker, Need
from sifang.people.lending import LendingKind
from sifang.text import categories, redaction

Stage = Need.Stage


@atomic
def correct(actor, need, **facts):
    """The community has corrected what the list says about the need; the stage stays."""
    changed = _written(actor, need, facts)
    if "category" in changed:
        suggesting.learn(need)
    return changed


@atomic
def verify(actor, need, **facts):
    """The community has seen that the need is real: it stands on the needs list, open for matching."""
    require(rules.may_verify(actor, need), _("Only workers of the community verify its needs."))
    moving.move(actor, need, Stage.LISTED, only_from=(Stage.NEW,))
    clocks.take(actor, need)
    need.way = Need.Way.LIST
    need.save(update_fields=["way"])
    suggested = suggesting.suggest(need.place_id, need.text)
    _written(actor, need, facts)
    suggesting.learn(need)
    clocks.list_it(need)
    record(actor, "need.listed", need, **suggesting.told(suggested, need))


def _written(actor, need, facts):
    require(rules.may_verify(actor, need), _("Only the community corrects its needs list."))
    corrections.insist_facts_alone(facts)
    insist(
        facts.get("category", "") in ("", *dict(categories.choices()))
        and facts.get("kind", "") in ("", *LendingKind.values),
        _("Choose one of the answers shown."),
    )
    if "text" in facts:
        facts["text"] = words_of.clean(facts["text"])
    before = clocks.days_for(need)
    changed = corrections.write(actor, need, redaction.redact_in(words_of.below(need, facts), words_of.FREE))
    clocks.recompute(need, before)
    alike.index(need)
    return changed


@atomic
def send_back(actor, need, reason):
    """The need is returned; the asker reads the reason and may add to it."""
    require(rules.may_verify(actor, need), _("Only workers of the community return its needs."))
    insist(len(reason.strip()) >= 4, _("Give the asker a reason they can understand, at least four characters."))
    moving.move(actor, need, Stage.RETURNED)
    closing.let_go(actor, need)
    clocks.take(actor, need)
    clocks.stop(need)
    need.reply = words_of.reply(reason)
    need.save(update_fields=["reply"])
    record(actor, "need.returned", need)


@atomic
def merge(actor, need, into):
    """``need`` is the same as ``into``: its askers stand there too, and the trace remains."""
    require(
        rules.may_verify(actor, need) and rules.may_verify(actor, into),
        _("Only workers of the community merge its needs."),
    )
    for row in sorted((need, into), key=lambda row: row.pk):  # two who merge crosswise wait for each other in turn
        row.hold()
    insist(
        need.pk != into.pk and into.stage in Need.OPEN_STAGES,
        _("Choose another open need to merge into; “%(need)s” cannot take it.") % {"need": into},
    )
    insist(
        need.place_id == into.place_id, _("Needs of two communities are not merged; refer to each other in a remark.")
    )
    moving.move(actor, need, Stage.MERGED)
    clocks.take(actor, need)
    clocks.stop(need)
    need.merged_into = into
    need.save(update_fields=["merged_into"])
    there = set(into.asked_by.values_list("person_id", flat=True))
    moved = [
        Asker(need=into, person_id=asker.person_id, since=asker.since, via=need)
        for asker in need.asked_by.all()
        if asker.person_id not in there
    ]
    Asker.objects.bulk_create(moved)
    record(actor, "need.merged", need, into=into.pk, askers=len(moved))


@atomic
def unmerge(actor, need):
    """The merge is undone: the need stands by itself again, and so do the askers it had brought."""
    require(rules.may_verify(actor, need), _("Only workers of the community undo a merge."))
    insist(need.hold() == Stage.MERGED, _("“%(need)s” is not merged; there is nothing to undo.") % {"need": need})
    into = need.merged_into
    need.move(Stage.NEW)
    need.merged_into = None
    need.save(update_fields=["merged_into"])
    clocks.run(need)
    _take_back(need, into)
    record(actor, "need.unmerged", need, into=into.pk)


def _take_back(need, into):
    """The askers that ``need`` brought stand neither with ``into`` any more nor where that was merged in turn."""
    brought = list(into.asked_by.filter(via=need).values_list("person", flat=True))
    while into:
        into.asked_by.filter(via=need, person__in=brought).delete()
        need, into = into, into.merged_into


@atomic
def answer(actor, need, words):
    """The community has settled the need itself and told the asker how."""
    require(rules.may_verify(actor, need), _("Only workers of the community answer its needs."))
    insist(len(words.strip()) >= 4, _("Say what was done, at least four characters; the asker reads it."))
    insist(
        need.hold() != Stage.IN_PROJECT,
        _("A project has taken “%(need)s” up; accept the project or hand it back first.") % {"need": need},
    )
    if not need.way:
        need.way = Need.Way.ON_THE_SPOT
        need.save(update_fields=["way"])
    closing.let_go(actor, need)
    _done(actor, need, words_of.reply(words))
    clocks.take(actor, need)
    record(actor, "need.answered", need)


@atomic
def take_up(actor, need):
    """A project has taken the need up. Called by projects."""
    need.move(Stage.IN_PROJECT)
    record(actor, "need.taken_up", need)


@atomic
def put_back(actor, need):
    """No project holds the need any more; it is open for matching again. Called by projects."""
    need.move(Stage.LISTED)
    record(actor, "need.put_back", need)


@atomic
def meet(actor, need, words):
    """The need is met; its askers are asked for their word. Called by projects, councils and disputes."""
    _done(actor, need, words)
    record(actor, "need.met", need)


def _done(actor, need, words):
    moving.move(actor, need, Stage.MET)
    need.reply, need.closed_on = words[:500], clock.today()
    need.save(update_fields=["reply", "closed_on"])
