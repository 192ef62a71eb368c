"""Short texts to copy into a chat group: at most 300 characters, no name or phone of a resident, no disputes.

Each builder takes rows that the viewer has loaded, and the public address of the page where there is one.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.core import language
from sifang.core.masking import mask_name
from sifang.letters.chat_text import LONGEST as LONGEST
from sifang.letters.chat_text import LONGEST_LINE, joined, listed, text
from sifang.needs import discretion, wording
from sifang.needs.discretion import clean, is_hidden, names_of
from sifang.needs.models import Need


def of_need(need, address=""):
    """One need: what and where, how far it is, and what was answered; "" for what no public page shows."""
    if is_hidden([need]) or need.stage not in Need.LISTED_STAGES:
        return ""
    with language.kept():
        facts = [_("How far it is: %(stage)s.") % {"stage": need.get_stage_display()}]
        names = names_of([need])
        facts += [_("Answer: %(reply)s") % {"reply": clean(need.reply, 90, names)}] if need.reply else []
        facts += [_("Do you have it too? Say so on the page.")] if address and need.stage in Need.OPEN_STAGES else []
        return text(need.place, _shown(need, names), facts, address)


def of_needs(place, needs, total, address=""):
    """The needs that wait for somebody: as many as fit, and how many there are."""
    shown = discretion.shown(needs)
    if not shown:
        return ""
    with language.kept():
        head = ngettext("%(n)s need waits for helpers", "%(n)s needs wait for helpers", total) % {"n": total}
        names = names_of(shown)
        return listed(place, head, [_shown(need, names) for need in shown], address)


def of_shortages(place, shortages, address=""):
    """What nothing on the resource list could serve yet: who can help, please say so."""
    shown = discretion.shown(shortages, lambda row: [row.need])
    if not shown:
        return ""
    with language.kept():
        head = _("We still look for help. Whoever can, please tell the community")
        names = names_of([row.need for row in shown])
        return listed(place, head, [_lacking(row, names) for row in shown], address)


def _lacking(row, names):
    kind = wording.thing(row.need, row.part) or row.need.get_kind_display()
    lack = ngettext("%(n)s half-day missing", "%(n)s half-days missing", row.missing) % {"n": row.missing}
    lacking = joined([kind, lack]) if kind else lack
    return _("%(need)s (%(lacking)s)") % {"need": _shown(row.need, names), "lacking": lacking}


def of_meeting(meeting, items):
    """What a joint meeting resolved, item by item."""
    with language.kept():
        day = date_format(meeting.starts_at, "n月j日")
        head = _("The joint meeting of %(day)s resolved") % {"day": day}
        shown = [item for item in items if item.outcome and not _is_private(item)]
        names = names_of([need for item in shown if item.project for need in item.project.needs.all()])
        return listed(meeting.place, head, [_resolved(item, names) for item in shown]) if shown else ""


def _is_private(item):
    return bool(item.project) and is_hidden(item.project.needs.all())


def _resolved(item, names):
    resolution = getattr(item, "resolution", None)
    if resolution:
        return clean(resolution.text, LONGEST_LINE, names)
    return _("%(item)s: %(outcome)s") % {
        "item": clean(item.title, 40, names),
        "outcome": item.get_outcome_display(),
    }


def of_outcome(project, address=""):
    """What came of an accepted project, and who lent a hand; "" while it is under way."""
    needs = list(project.needs.all())
    if project.stage != project.Stage.ACCEPTED or is_hidden(needs):
        return ""
    with language.kept():
        bodies = dict.fromkeys(str(claim.organization) for claim in project.claims.all() if not claim.ended_at)
        names = names_of(needs)
        facts = [clean(project.outcome, 120, names)] if project.outcome else []
        facts += [_("Thanks to %(organizations)s.") % {"organizations": joined(bodies)}] if bodies else []
        head = _("Done: %(project)s.") % {"project": clean(project.name, 60, names).rstrip("。.")}
        return text(project.place, head, facts, address)


def of_letter(letter):
    """The thanks of a letter that has gone out; a person is thanked under a masked name."""
    if letter.stage != letter.Stage.APPROVED:
        return ""
    with language.kept():
        thanked = str(letter.organization) if letter.organization_id else mask_name(letter.person.name)
        about = _thanked_for(letter)
        head = _("Thank you, %(thanked)s!") % {"thanked": thanked}
        return text(letter.place, head, [about, _("All neighbours thank you.")])


def _thanked_for(letter):
    if letter.project_id:
        needs = list(letter.project.needs.all())
        if is_hidden(needs):
            return _("You helped a neighbour.")
        return _("You carried out “%(project)s”.") % {"project": clean(letter.project.name, 60, names_of(needs))}
    return _("You lent the community a hand in %(year)s.") % {"year": letter.year}


def _shown(need, names):
    """The need as a line of a list."""
    where = clean(str(need.spot or ""), 20)
    title = clean(need.title, LONGEST_LINE - 22, names)
    if not where or where in title:
        return title
    return _("%(need)s (%(where)s)") % {"need": title, "where": where}
