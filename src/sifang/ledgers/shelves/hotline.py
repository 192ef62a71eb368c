"""The shelf of what residents asked a hotline: needs of that channel, known by their number at their source."""

import datetime

from sifang.core import clock
from sifang.core.holidays import add_workdays
from sifang.ledgers.declarations.hotline import HOTLINE
from sifang.ledgers.shelves.needs import CATEGORY_TITLES, SATISFACTIONS, SATISFIED, NeedsShelf
from sifang.needs import commands as needs
from sifang.needs import rules
from sifang.needs.models import Need
from sifang.text import categories

Stage = Need.Stage
SOURCE = "12345"
SOLVED = {"是": "yes", "部分": "partly", "否": "no"}
SOLVED_WORDS = {outcome: word for word, outcome in SOLVED.items()}
ONLY_LEDGER = ("unit", "responded_on", "solved", "satisfaction", "callback")
NOON = datetime.time(12)


class HotlineShelf(NeedsShelf):
    """Needs that came from a hotline. A row is the same need again where source and number are the same."""

    ledger = HOTLINE

    def standing(self):
        return super().standing().filter(channel=Need.Channel.HOTLINE)

    def values(self, need):
        asker = self._asker(need)
        word = need.ledger.get
        return {
            "code": need.source_code or None,
            "source": need.source or None,
            "community": need.place_id,
            "summary": need.text,
            "category": self._category(need),
            "place": need.spot.short_name if need.spot else need.spot_words or None,
            "raised_on": need.raised_on,
            "unit": word("unit"),
            "due": need.settle_by_day,
            "responded_on": _day(word("responded_on")),
            "closed_on": need.closed_on,
            "solved": self._outcome(need) or word("solved"),
            "satisfaction": self._rated(need) or word("satisfaction"),
            "overdue": _overdue(need),
            "callback": word("callback"),
            "reply": need.reply or None,
            "raised_by": asker.name or None if asker else None,
            "phone_masked": asker.phone or None if asker else None,
            "remark": need.remark or None,
        }

    def _outcome(self, need):
        rated = sorted(need.ratings.all(), key=lambda rating: rating.pk)
        return SOLVED_WORDS[rated[-1].outcome] if rated else None

    def kept(self, row):
        """The headline stands before the words, the smaller category behind the larger; the source is named."""
        values = super().kept(row)
        headline, small = values.pop("headline", ""), values.pop("subcategory", "")
        if headline and headline not in values["summary"]:
            values["summary"] = f"{headline}：{values['summary']}"[:2000]
        if small and small not in values.get("category", ""):
            values["category"] = "/".join(filter(None, (values.get("category"), small)))[:40]
        return {"source": self.sender or SOURCE} | values

    def is_namesake(self, entry, values):
        return entry.values["source"] == values["source"]

    def stays(self, entry, name, given):
        need = entry.record
        if name in ("solved", "satisfaction"):
            return need.ratings.exists()
        if name == "closed_on":
            return need.closed_on is None and not rules.may_be_amended_to(need, _end(entry.values | {name: given}))
        return False

    def enter(self, row, values):
        place = self.places[values["community"]]
        asker = self._person(values.get("raised_by"), values.get("phone_masked"), place)
        facts = self._facts(place, values)
        return needs.enter(
            self.actor, place, values["summary"], stage=_stage(values), channel=Need.Channel.HOTLINE,
            raised_on=values.get("raised_on"), asker=asker, said=_said(values), source=values["source"],
            source_code=values.get("code", ""), ledger=self._ledger({}, values, asker, self._guessed(place, values)),
            why_not=Need.WhyNot.OTHER if _stage(values) == Stage.UNSOLVED else "", **facts,
        )  # fmt: skip

    def amend(self, entry, changes, values):
        need, given = entry.record, {name: values[name] for name in changes}
        asker = self._new_asker(entry, given)
        facts = self._facts(need.place, given) | {"ledger": self._ledger(need.ledger, given, asker, need.category)}
        facts |= {"text": given["summary"]} if "summary" in given else {}
        facts |= {"raised_on": given["raised_on"]} if "raised_on" in given else {}
        stage = _end(values) if "closed_on" in given and need.closed_on is None else None
        facts |= {"why_not": Need.WhyNot.OTHER} if stage == Stage.UNSOLVED else {}
        needs.amend(self.actor, need, stage=stage, asker=asker, said=_said(values), **facts)

    def _facts(self, place, values):
        facts = super()._facts(place, values)
        facts |= {"settle_by_day": values["due"]} if "due" in values else {}
        facts |= {"reply": values["reply"]} if "reply" in values else {}
        if "responded_on" in values:
            facts["taken_on_at"] = datetime.datetime.combine(values["responded_on"], NOON, tzinfo=clock.now().tzinfo)
        if values.get("raised_on"):
            facts["take_on_by_day"] = add_workdays(values["raised_on"], 1)
        return facts

    def _ledger(self, before, values, asker, guessed):
        told = {name: values[name] for name in ONLY_LEDGER if name in values}
        if "responded_on" in told:
            told["responded_on"] = told["responded_on"].isoformat()
        if "category" in values:
            told["category"] = [values["category"], self._known(values["category"]) or guessed]
        return before | told | ({"asker": asker.pk} if asker else {})

    def _known(self, word):
        return next((found for part in (word, *word.split("/")) if (found := categories.category_of(part))), "")

    def _category(self, need):
        word, meant = need.ledger.get("category") or ("", "")
        return word if word and meant == need.category else CATEGORY_TITLES.get(need.category) or None


def _day(written):
    return datetime.date.fromisoformat(written) if written else None


def _stage(values):
    """In which stage a row begins: done, unsolved, in hand, or still to be taken on."""
    if values.get("closed_on"):
        end = _end(values)
        return Stage.CLOSED if end == Stage.MET and values.get("satisfaction") in SATISFIED else end
    return Stage.IN_HAND if values.get("responded_on") else Stage.NEW


def _end(values):
    """In which stage a need ends that the row closes; whether it is done with for those who asked, they say."""
    return Stage.UNSOLVED if values.get("solved") == "否" else Stage.MET


def _said(values):
    """(outcome, satisfaction 1 to 5) of what the hotline heard when it called back; None unless it heard both."""
    if not values.get("closed_on") or not values.get("solved") or not values.get("satisfaction"):
        return None
    return SOLVED[values["solved"]], SATISFACTIONS.index(values["satisfaction"]) + 1


def _overdue(need):
    if not need.settle_by_day:
        return None
    return "是" if (need.closed_on or clock.today()) > need.settle_by_day else "否"
