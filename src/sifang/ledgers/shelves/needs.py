"""The shelf of the needs list."""

from sifang.core import clock
from sifang.ledgers import parts
from sifang.ledgers.declarations import NEEDS
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.shelf import Shelf
from sifang.needs import commands as needs
from sifang.needs import parts as parts_of
from sifang.needs import rules, suggesting
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.models import Person
from sifang.text import categories

Stage, Channel = Need.Stage, Need.Channel
CHANNELS = {
    "重点抓": Channel.SPONSOR,
    "常态访": Channel.COMMUNITY,
    "深入查": Channel.PARTNER,
    "现场提": Channel.RESIDENT_REP,
    "居民自报": Channel.RESIDENT,
    "快递外卖骑手": Channel.RIDER,
    "联户党员": Channel.LIAISON,
    "热线转办": Channel.HOTLINE,
}
CHANNEL_WORDS = {channel: word for word, channel in CHANNELS.items()}
CATEGORY_TITLES = dict(categories.choices())
URGENCIES = ("一般", "较急", "紧急", "特急")
SATISFACTIONS = ("非常不满意", "不满意", "基本满意", "满意", "非常满意")
SATISFIED = SATISFACTIONS[2:]
# The stages for which each word of the ledger holds, and the word for a stage nobody gave one.
STAGES = {
    "待受理": (Stage.NEW,),
    "待办理": (Stage.LISTED,),
    "办理中": (Stage.LISTED, Stage.IN_PROJECT, Stage.IN_HAND, Stage.MERGED),
    "已办结": (Stage.MET, Stage.CLOSED),
    "不予受理": (Stage.RETURNED, Stage.WITHDRAWN),
    "未能解决": (Stage.UNSOLVED,),
    "不属本级": (Stage.ELSEWHERE,),
}
STATUS_WORDS = {stage: word for word, stages in reversed(STAGES.items()) for stage in stages} | {Stage.LISTED: "待办理"}
# What only the ledger knows of a need is kept beside it, word for word.
ONLY_LEDGER = ("disposition", "project", "satisfaction", "status")


class NeedsShelf(Shelf):
    """Needs as the needs list shows them. The asker's name and phone are sealed with the person."""

    ledger = NEEDS

    def standing(self):
        found = Need.objects.within(self.place.code).select_related("spot").order_by("place_id", "raised_on", "pk")
        return found.prefetch_related("asked_by__person", "coverages__project", "ratings", "parts")

    def shown(self):
        return [entry for entry in self.entries() if entry.record.stage != Stage.MERGED]

    def values(self, need):
        asker = self._asker(need)
        return {
            "code": need.code,
            "community": need.place_id,
            "place": need.spot.short_name if need.spot else need.spot_words or None,
            "summary": need.text,
            "category": self._category(need),
            "channel": CHANNEL_WORDS[need.channel],
            "raised_by": asker.name or None if asker else None,
            "phone_masked": asker.phone or None if asker else None,
            "affected": need.affected or None,
            "raised_on": need.raised_on,
            "urgency": URGENCIES[need.urgency],
            "disposition": need.ledger.get("disposition"),
            "project": self._project(need) or need.ledger.get("project"),
            "status": self._status(need),
            "closed_on": need.closed_on,
            "satisfaction": self._rated(need) or need.ledger.get("satisfaction"),
            "remark": need.remark or None,
            "parts": parts.shown(parts_of.of(need), need.is_all_or_nothing) or None,
        }

    def _asker(self, need):
        """The person the ledger names: the one it named last, else the first who asked."""
        asked = sorted(need.asked_by.all(), key=lambda tie: (tie.person_id != need.ledger.get("asker"), tie.pk))
        return asked[0].person if asked else None

    def _category(self, need):
        word, meant = need.ledger.get("category") or ("", "")
        return word if word and meant == need.category else CATEGORY_TITLES.get(need.category, need.category) or None

    def _project(self, need):
        covered = [tie.project.code for tie in need.coverages.all() if not tie.ended_at]
        return covered[0] if covered else None

    def _status(self, need):
        word = need.ledger.get("status")
        return word if word in STAGES and need.stage in STAGES[word] else STATUS_WORDS[need.stage]

    def _rated(self, need):
        rated = sorted(need.ratings.all(), key=lambda rating: rating.pk)
        return SATISFACTIONS[rated[-1].satisfaction - 1] if rated else None

    def agrees(self, entry, name, given):
        if name == "place" and entry.record.spot:
            return given in (entry.record.spot.short_name, entry.record.spot.name)
        return super().agrees(entry, name, given)

    def stays(self, entry, name, given):
        need = entry.record
        if name == "status":
            target = self._target(given)
            return need.stage not in STAGES[given] and not (target and rules.may_be_amended_to(need, target))
        if name == "parts":
            return not rules.may_change_parts(need)
        return (name == "project" and bool(self._project(need))) or (name == "satisfaction" and bool(self._rated(need)))

    def _target(self, word):
        return {"待办理": Stage.LISTED, "办理中": Stage.LISTED, "已办结": Stage.MET, "不予受理": Stage.RETURNED}.get(
            word
        )

    def enter(self, row, values):
        place = self.places[values["community"]]
        asker = self._person(values.get("raised_by"), values.get("phone_masked"), place)
        return needs.enter(
            self.actor,
            place,
            values["summary"],
            stage=self._first_stage(values),
            channel=CHANNELS.get(values.get("channel"), Channel.COMMUNITY),
            code=values.get("code"),
            raised_on=values.get("raised_on"),
            asker=asker,
            ledger=self._ledger({}, values, asker, self._guessed(place, values)),
            parts=self._parts(values),
            **self._facts(place, values),
        )

    def _first_stage(self, values):
        word = values.get("status") or ("已办结" if values.get("closed_on") else "待办理")
        if word == "已办结":
            return Stage.CLOSED if values.get("satisfaction") in SATISFIED else Stage.MET
        return STAGES[word][0]

    def amend(self, entry, changes, values):
        need, given = entry.record, {name: values[name] for name in changes}
        asker = self._new_asker(entry, given)
        facts = self._facts(need.place, given) | {"ledger": self._ledger(need.ledger, given, asker, need.category)}
        if "channel" in given:
            facts["channel"] = CHANNELS[given["channel"]]
        if "summary" in given:
            facts["text"] = given["summary"]
        stage = None
        if "status" in given and need.stage not in STAGES[given["status"]]:
            stage = self._target(given["status"])
            if stage == Stage.MET and not need.closed_on:
                facts.setdefault("closed_on", clock.today())
        facts |= {"raised_on": given["raised_on"]} if "raised_on" in given else {}
        needs.amend(self.actor, need, stage=stage, asker=asker, parts=self._parts(given), **facts)

    def _parts(self, values):
        """(what the row asks for besides, whether together), or None where it says nothing of it."""
        return parts.understood(values["parts"]) if values.get("parts") else None

    def _facts(self, place, values):
        """The need's own fields that the values fill."""
        facts = {name: values[name] for name in ("affected", "remark", "closed_on") if name in values}
        if "place" in values:
            spot = self.spots.get((place.code, values["place"]))
            facts |= {"spot": spot, "spot_words": "" if spot else values["place"]}
        if "urgency" in values:
            facts["urgency"] = URGENCIES.index(values["urgency"])
        known = categories.category_of(values["category"]) if "category" in values else None
        return facts | ({"category": known} if known else {})

    def _ledger(self, before, values, asker, category):
        """What only the ledger knows, after these values; a title nobody knows stands for ``category``."""
        kept = before | {name: values[name] for name in ONLY_LEDGER if name in values}
        if "category" in values:
            known = categories.category_of(values["category"])
            kept["category"] = [values["category"], known or category]
        return kept | ({"asker": asker.pk} if asker else {})

    def _guessed(self, place, values):
        """The category the need gets where the ledger names none."""
        suggested = suggesting.suggest(place, values.get("summary", ""))
        return next((one.category for one in suggested), categories.OTHER)

    def _new_asker(self, entry, given):
        """The person a changed name or phone means, or None when neither changed."""
        if not {"raised_by", "phone_masked"} & set(given):
            return None
        both = {name: given.get(name) or entry.values.get(name) for name in ("raised_by", "phone_masked")}
        return self._person(both["raised_by"], both["phone_masked"], entry.record.place)

    def _person(self, name, phone, home):
        """The resident of this name and phone: on record already, or new; None if the row names nobody."""
        phone = "" if is_masked(phone) else phone or ""
        if not name and not phone:
            return None
        for person in Person.objects.by_phone(phone).filter(username=None) if phone else ():
            if not name or person.name == name:
                return person
        return people.register(self.actor, name or "", phone=phone, home=home)

    def opened(self, entry, reason):
        asker = self._asker(entry.record)
        if asker and self.actor:
            people.unmask(self.actor, asker, entry.record.place, reason)
        return entry.values
