"""What can be done to a need."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import next_code, record
from sifang.needs import rules
from sifang.needs.models import Asker, Need, Rating
from sifang.people import commands as people
from sifang.text import categories, normal, redaction

LONGEST = 2000
OFFICE_NUMBERS = ("landline",)
Stage = Need.Stage
# What a ledger can say of a need's stage, and the deed it amounts to.
AMENDED = {Stage.LISTED: "need.listed", Stage.MET: "need.answered", Stage.RETURNED: "need.returned"}


@atomic
def report(actor, place, text, *, channel=Need.Channel.RESIDENT, asker=None, code=None, raised_on=None, **facts):
    """A new need stands in the community's list, to be verified; phones and ID numbers in the text are masked."""
    require(
        rules.may_report(actor, place, channel),
        _("You cannot report through this channel at %(place)s; report as a resident instead.") % {"place": place},
    )
    words = _clean(text)
    today = clock.today()
    wished_by = facts.get("wished_by")
    insist(
        not wished_by or wished_by >= today,
        _("The day you wish it done by (%(day)s) has passed; choose a later one.") % {"day": wished_by},
    )
    insist(
        not raised_on or raised_on <= today,
        _("The day it was raised (%(day)s) lies ahead; use today or earlier.") % {"day": raised_on},
    )
    need = Need.objects.create(
        place=place, text=words, channel=channel, code=code or next_code(Need.objects, "XQ", place),
        raised_on=raised_on or today, **_guess(words, facts),
    )  # fmt: skip
    if asker:
        Asker.objects.create(need=need, person=asker, since=clock.now())
    record(actor or asker, "need.reported", need, channel=channel)
    return need


@atomic
def take_down(actor, place, text, *, phone="", name="", same_as=None, **facts):
    """What a caller said stands as their need, or they are one more who asks for ``same_as``."""
    insist(phone or name or not same_as, _("Write the caller's phone or name, so that the need knows who else asks."))
    asker = people.meet_caller(actor, phone, name=name, home=place) if phone or name else None
    if same_as is None:
        return report(actor, place, text, asker=asker, **facts)
    require(rules.may_report(actor, same_as.place, facts.get("channel")), _("You cannot report at this community."))
    return join(asker, same_as).need


def _clean(text, least=4):
    words = normal.tidy(text)
    insist(len(words) >= least, _("Write a few words about what is needed, at least four characters."))
    insist(
        len(words) <= LONGEST,
        _("The text has %(n)s characters, the most is %(most)s; shorten it.") % {"n": len(words), "most": LONGEST},
    )
    return redaction.redact(words)[0]


def _guess(words, facts):
    """``facts`` with category, kind and urgency filled from the words where nobody chose them."""
    chosen = facts.get("category") or next((name for name, _words in categories.suggest(words, limit=1)), "other")
    category = categories.get(chosen)
    return {"kind": category.kind, "urgency": category.urgency} | facts | {"category": chosen}


@atomic
def enter(actor, place, text, *, stage, channel, code=None, raised_on=None, asker=None, **facts):
    """A need that the community kept in its ledger stands on the list in the stage the ledger gives; nobody is told."""
    _require_keeper(actor, place)
    words = _clean(text, least=2)
    need = Need.objects.create(
        place=place, text=words, channel=channel, stage=stage, code=code or next_code(Need.objects, "XQ", place),
        raised_on=raised_on or clock.today(), **_guess(words, facts),
    )  # fmt: skip
    if asker:
        Asker.objects.create(need=need, person=asker, since=clock.now())
    record(actor, "need.entered", need, stage=stage)
    return need


def _require_keeper(actor, place):
    why = _("Only those who keep the ledgers of %(place)s bring them in.") % {"place": place}
    require(rules.may_keep_list(actor, place), why)


@atomic
def amend(actor, need, *, stage=None, asker=None, **facts):
    """The need says what the community's ledger says now; its stage follows where an arrow leads from the list."""
    _require_keeper(actor, need.place)
    if stage and stage != need.stage:
        here = {"need": need, "stage": Stage(need.stage).label}
        insist(rules.may_be_amended_to(need, stage), _("“%(need)s” is %(stage)s; change that on its own page.") % here)
        need.move(stage)
        record(actor, AMENDED[stage], need)
    if asker:
        Asker.objects.get_or_create(need=need, person=asker, defaults={"since": clock.now()})
    if "text" in facts:
        facts["text"] = _clean(facts["text"], least=2)
    return _set(actor, need, facts)


@atomic
def join(person, need):
    """``person`` is one of those who ask for this need; returns their tie to it, with its track code."""
    need = standing(need)
    insist(
        need.stage in Need.OPEN_STAGES, _("“%(need)s” is already done; report it again if it is back.") % {"need": need}
    )
    asker, fresh = Asker.objects.get_or_create(need=need, person=person, defaults={"since": clock.now()})
    if fresh:
        record(person, "need.joined", need)
    return asker


def standing(need):
    """The need itself, or the one it was merged into."""
    while need.merged_into_id:
        need = need.merged_into
    return need


@atomic
def correct(actor, need, **facts):
    """The community has corrected what the list says about the need; the stage stays."""
    require(rules.may_verify(actor, need), _("Only the community corrects its needs list."))
    insist("stage" not in facts and "place" not in facts, _("A stage moves by its own button, not by a correction."))
    if "text" in facts:
        facts["text"] = _clean(facts["text"])
    return _set(actor, need, facts)


def _set(actor, need, facts):
    """The facts that differ are written; returns their names."""
    changed = [name for name, value in facts.items() if getattr(need, name) != value]
    for name in changed:
        setattr(need, name, facts[name])
    if changed:
        need.save(update_fields=changed)
        record(actor, "need.corrected", need, fields=changed)
    return changed


@atomic
def verify(actor, need, **facts):
    """The community has seen that the need is real: it stands on the needs list, open for matching."""
    require(rules.may_verify(actor, need), _("Only workers of the community verify its needs."))
    need.move(Stage.LISTED)
    correct(actor, need, **facts)
    record(actor, "need.listed", need)


@atomic
def send_back(actor, need, reason):
    """The need is returned; the asker reads the reason and may add to it."""
    require(rules.may_verify(actor, need), _("Only workers of the community return its needs."))
    insist(len(reason.strip()) >= 4, _("Give the asker a reason they can understand, at least four characters."))
    need.move(Stage.RETURNED)
    need.reply = redaction.redact(reason.strip()[:500], keep=OFFICE_NUMBERS)[0]
    need.save(update_fields=["reply"])
    record(actor, "need.returned", need)


@atomic
def resubmit(person, need, text):
    """The asker has added what was missing; the need is to be verified again."""
    require(rules.may_rate(person, need), _("Only those who asked can add to this need."))
    insist(need.hold() != Stage.MERGED, _("“%(need)s” was merged; follow the need it stands with.") % {"need": need})
    need.move(Stage.NEW)
    need.text, need.reply = _clean(text), ""
    need.save(update_fields=["text", "reply"])
    record(person, "need.resubmitted", need)


@atomic
def merge(actor, need, into):
    """``need`` is the same as ``into``: its askers stand there too, and the trace remains."""
    require(
        rules.may_verify(actor, need) and rules.may_verify(actor, into),
        _("Only workers of the community merge its needs."),
    )
    insist(
        need.pk != into.pk and into.hold() in Need.OPEN_STAGES,
        _("Choose another open need to merge into; “%(need)s” cannot take it.") % {"need": into},
    )
    insist(
        need.place_id == into.place_id, _("Needs of two communities are not merged; refer to each other in a remark.")
    )
    need.move(Stage.MERGED)
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
    _done(actor, need, redaction.redact(words.strip()[:500], keep=OFFICE_NUMBERS)[0])
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
    """The need is met; its askers are asked for their word. Called by projects."""
    _done(actor, need, words)
    record(actor, "need.met", need)


def _done(actor, need, words):
    need.move(Stage.MET)
    need.reply, need.closed_on = words[:500], clock.today()
    need.save(update_fields=["reply", "closed_on"])


@atomic
def rate(person, need, outcome, satisfaction, words=""):
    """The asker's word stands; “not solved” puts the need back on the list."""
    require(rules.may_rate(person, need), _("Only those who asked rate the outcome."))
    insist(outcome in Rating.Outcome.values and satisfaction in range(1, 6), _("Choose one of the answers shown."))
    insist(
        need.hold() in Need.DONE_STAGES, _("“%(need)s” is not done yet; you will be asked when it is.") % {"need": need}
    )
    need.refresh_from_db(fields=["round"])
    if Rating.objects.filter(need=need, person=person, round=need.round).exists():
        raise Refused(_("You have already rated “%(need)s”; thank you.") % {"need": need})
    rating = Rating.objects.create(
        need=need, person=person, round=need.round, outcome=outcome, satisfaction=satisfaction,
        words=redaction.redact(words.strip()[:500])[0], at=clock.now(),
    )  # fmt: skip
    if outcome == Rating.Outcome.NO:
        _reopen(person, need)
    elif need.stage == Stage.MET:
        need.move(Stage.CLOSED)
    record(person, "need.rated", need, rating=rating.pk, outcome=outcome, satisfaction=satisfaction)
    return rating


def _reopen(person, need):
    need.move(Stage.LISTED)
    need.closed_on, need.round = None, need.round + 1
    need.save(update_fields=["closed_on", "round"])
    record(person, "need.reopened", need)
