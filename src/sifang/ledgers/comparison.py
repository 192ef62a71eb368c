"""What bringing a reading in would do: which rows are new, which change a record and how, which say nothing new."""

from collections import defaultdict
from dataclasses import dataclass, field

from sifang.ledgers.readings import OWN_CODE
from sifang.ledgers.shelves.shelf import complain


@dataclass(frozen=True)
class Change:
    """A row that changes a record: identifier → (what it says now, what it will say)."""

    row: object
    entry: object
    values: dict
    differences: dict


@dataclass
class Effects:
    """The rows by what they would do, and what there is to say about it."""

    new: list = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list = field(default_factory=list)
    complaints: list = field(default_factory=list)


def compare(shelf, rows) -> Effects:
    """The effects of ``rows`` (good rows of a reading) on the records of ``shelf``; nothing is written."""
    return _Comparison(shelf).of(rows)


class _Comparison:
    def __init__(self, shelf):
        self.shelf, self.effects, self.taken = shelf, Effects(), set()
        self.by_code, self.by_key = defaultdict(list), defaultdict(list)
        for entry in shelf.entries():
            if entry.values.get("code"):
                self.by_code[entry.values["code"]].append(entry)
            self.by_key[shelf.key(entry.values)].append(entry)

    def of(self, rows):
        kept = [(row, self.shelf.kept(row)) for row in rows]
        for row, values in sorted(kept, key=lambda pair: "code" not in pair[1]):
            self._row(row, values)
        return self.effects

    def _row(self, row, values):
        objections = self.shelf.objections(row, values)
        entry = None if objections else self._entry(row, values)
        self.effects.complaints += objections
        if objections or entry == "elsewhere":
            return
        if entry is None:
            self.effects.new.append((row, values))
            return
        self.taken.add(id(entry))
        differences = self._differences(entry, values)
        self.effects.complaints += [
            self._stays(row, entry, name, values[name]) for name in differences if self._fixed(entry, name, values)
        ]
        moving = {
            name: (entry.values.get(name), values[name]) for name in differences if not self._fixed(entry, name, values)
        }
        if moving:
            self.effects.changed.append(Change(row, entry, values, moving))
        else:
            self.effects.same.append((row, entry))

    def _entry(self, row, values):
        """The record the row means, None for a new one; "elsewhere", with a complaint, if its code is."""
        code = values.get("code")
        return self._by_code(row, values, code) if code else self._by_content(values)

    def _by_code(self, row, values, code):
        found = [entry for entry in self.by_code.get(code, []) if self.shelf.is_namesake(entry, values)]
        here = [entry for entry in found if not self._is_elsewhere(entry, values)]
        if here or not found:
            return here[0] if here else None
        if OWN_CODE.fullmatch(code):
            return None
        other = found[0]
        details = {"written": code, "title": other.record, "place": other.record.place}
        self.effects.complaints.append(complain(row, "code", "code_elsewhere", **details))
        return "elsewhere"

    def _is_elsewhere(self, entry, values):
        return "community" in values and entry.values.get("community") != values["community"]

    def _by_content(self, values):
        free = [entry for entry in self.by_key.get(self.shelf.key(values), []) if id(entry) not in self.taken]
        names = [name for name in self.shelf.ledger.by_content if name in values]
        alike = [entry for entry in free if all(self.shelf.agrees(entry, name, values[name]) for name in names)]
        return min(alike, key=lambda entry: len(self._differences(entry, values)), default=None)

    def _differences(self, entry, values):
        """The columns in which the row says something the record does not; an empty cell says nothing."""
        return [
            name for name, given in values.items() if name != "community" and not self.shelf.agrees(entry, name, given)
        ]

    def _fixed(self, entry, name, values):
        return self.shelf.stays(entry, name, values[name])

    def _stays(self, row, entry, name, given):
        title = self.shelf.ledger.by_identifier[name].title
        return complain(row, name, "stays", stops=False, title=title, here=entry.values.get(name) or "", written=given)
