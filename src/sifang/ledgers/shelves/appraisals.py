"""The shelf of the yearly appraisal: what the organization department has released, and nothing before that."""

from sifang.evaluations.models import Sheet
from sifang.evaluations.records import FACTS
from sifang.ledgers.declarations.papers import APPRAISALS
from sifang.ledgers.shelves.shelf import Shelf

Kind = Sheet.Kind
TYPES = {Kind.LEADER: "领导", Kind.ORGANIZATION: "单位", Kind.MEMBER: "党员", Kind.COMMUNITY: "社区"}
RATERS = {Kind.COMMUNITY: "领导、单位、居民"}
COMMUNITY_RATES = "社区党组织"


class AppraisalsShelf(Shelf):
    """Released sheets as far as whoever writes them out may see them; a member stands there masked."""

    ledger = APPRAISALS

    def standing(self):
        rows = Sheet.objects.visible_to(self.actor) if self.actor else Sheet.objects.all()
        found = rows.within(self.place.code).filter(stage=Sheet.Stage.RELEASED, replaced_by=None)
        found = found.select_related("organization", "post__person", "place", "round")
        return found.order_by("round__year", "place_id", "kind", "pk")

    def values(self, sheet):
        counted = [(FACTS[name].title, len(rows)) for name, rows in sheet.facts.items() if rows and name in FACTS]
        return {
            "subject": str(sheet.appraised),
            "subject_type": TYPES[sheet.kind],
            "facts": "；".join(f"{title} {count}" for title, count in counted),
            "rater_group": RATERS.get(sheet.kind, COMMUNITY_RATES),
            "grade": f"{sheet.hundredths / 100:.2f}" if sheet.hundredths is not None else "",
            "opinion": sheet.opinion,
            "subdistrict_review": "已审核",
            "feedback_ref": f"{sheet.round.year}年第{sheet.letter_number}号",
            "community": sheet.place_id,
        }
