"""Short texts to copy into a chat group: at most 300 characters, no name or phone of a resident, no disputes.

Each builder takes rows that the viewer has loaded, and the public address of the page where there is one.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from sifang.core import language
from sifang.core.masking import mask_name
from sifang.needs import taxonomy, wording
from sifang.needs.models import Asker, Need
from sifang.text import redaction

LONGEST = 300
LONGEST_LINE = 70


def of_need(need, address=""):
    """One need: what and where, how far it is, and what was answered; "" for what no public page shows."""
    if not _is_open(need) or need.stage not in Need.LISTED_STAGES:
        return ""
    with language.kept():
        facts = [_("How far it is: %(stage)s.") % {"stage": need.get_stage_display()}]
        names = _names([need])
        facts += [_("Answer: %(reply)s") % {"reply": _clean(need.reply, 90, names)}] if need.reply else []
        facts += [_("Do you have it too? Say so on the page.")] if address and need.stage in Need.OPEN_STAGES else []
        return _text(need.place, _shown(need, names), facts, address)


def _is_open(need):
    return taxonomy.is_public(need.category, need.subcategory)


def of_needs(place, needs, total, address=""):
    """The needs that wait for somebody: as many as fit, and how many there are."""
    with taxonomy.kept_meanwhile():
        shown = [need for need in needs if _is_open(need)]
    if not shown:
        return ""
    with language.kept():
        head = ngettext("%(n)s need waits for helpers", "%(n)s needs wait for helpers", total) % {"n": total}
        names = _names(shown)
        return _list(place, head, [_shown(need, names) for need in shown], address)


def of_shortages(place, shortages, address=""):
    """What nothing on the resource list could serve yet: who can help, please say so."""
    with taxonomy.kept_meanwhile():
        shown = [row for row in shortages if _is_open(row.need)]
    if not shown:
        return ""
    with language.kept():
        head = _("We still look for help. Whoever can, please tell the community")
        names = _names([row.need for row in shown])
        return _list(place, head, [_lacking(row, names) for row in shown], address)


def _lacking(row, names):
    kind = wording.thing(row.need, row.part) or row.need.get_kind_display()
    lack = ngettext("%(n)s half-day missing", "%(n)s half-days missing", row.missing) % {"n": row.missing}
    lacking = _joined([kind, lack]) if kind else lack
    return _("%(need)s (%(lacking)s)") % {"need": _shown(row.need, names), "lacking": lacking}


def of_meeting(meeting, items):
    """What a joint meeting resolved, item by item."""
    with language.kept():
        day = date_format(meeting.starts_at, "n月j日")
        head = _("The joint meeting of %(day)s resolved") % {"day": day}
        shown = [item for item in items if item.outcome and not _is_private(item)]
        names = _names([need for item in shown if item.project for need in item.project.needs.all()])
        return _list(meeting.place, head, [_resolved(item, names) for item in shown]) if shown else ""


def _is_private(item):
    return bool(item.project) and any(not _is_open(need) for need in item.project.needs.all())


def _resolved(item, names):
    resolution = getattr(item, "resolution", None)
    if resolution:
        return _clean(resolution.text, LONGEST_LINE, names)
    return _("%(item)s: %(outcome)s") % {
        "item": _clean(item.title, 40, names),
        "outcome": item.get_outcome_display(),
    }


def of_outcome(project, address=""):
    """What came of an accepted project, and who lent a hand; "" while it is under way."""
    needs = list(project.needs.all())
    if project.stage != project.Stage.ACCEPTED or any(not _is_open(need) for need in needs):
        return ""
    with language.kept():
        bodies = dict.fromkeys(str(claim.organization) for claim in project.claims.all() if not claim.ended_at)
        names = _names(needs)
        facts = [_clean(project.outcome, 120, names)] if project.outcome else []
        facts += [_("Thanks to %(organizations)s.") % {"organizations": _joined(bodies)}] if bodies else []
        head = _("Done: %(project)s.") % {"project": _clean(project.name, 60, names).rstrip("。.")}
        return _text(project.place, head, facts, address)


def of_letter(letter):
    """The thanks of a letter that has gone out; a person is thanked under a masked name."""
    if letter.stage != letter.Stage.APPROVED:
        return ""
    with language.kept():
        thanked = str(letter.organization) if letter.organization_id else mask_name(letter.person.name)
        about = _thanked_for(letter)
        head = _("Thank you, %(thanked)s!") % {"thanked": thanked}
        return _text(letter.place, head, [about, _("All neighbours thank you.")])


def _thanked_for(letter):
    if letter.project_id:
        needs = list(letter.project.needs.all())
        if any(not _is_open(need) for need in needs):
            return _("You helped a neighbour.")
        return _("You carried out “%(project)s”.") % {"project": _clean(letter.project.name, 60, _names(needs))}
    return _("You lent the community a hand in %(year)s.") % {"year": letter.year}


def _shown(need, names):
    """The need as a line of a list."""
    where = _clean(str(need.spot or ""), 20)
    title = _clean(need.title, LONGEST_LINE - 22, names)
    if not where or where in title:
        return title
    return _("%(need)s (%(where)s)") % {"need": title, "where": where}


def _names(needs):
    """{name: masked} of those who asked for ``needs``: somebody may have written their own name into the words."""
    askers = Asker.objects.filter(need__in=needs).select_related("person")
    found = {asker.person.name for asker in askers} - {""}
    return {name: mask_name(name) for name in sorted(found, key=len, reverse=True)}


def _clean(words, most, names=None):
    """``words`` on one line, without those names and without private numbers, cut to ``most`` characters."""
    for name, masked in (names or {}).items():
        words = words.replace(name, masked)
    plain = redaction.redact(" ".join(words.split()))[0]
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _joined(names):
    return pgettext("between names", ", ").join(names)


def _text(place, head, facts, address=""):
    return _within([_("[%(place)s] %(head)s") % {"place": place, "head": head}], facts, _foot(address))


def _list(place, head, lines, address=""):
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return _within([_("[%(place)s] %(head)s:") % {"place": place, "head": head}], numbered, _foot(address), len(lines))


def _foot(address):
    return [_("See: %(address)s") % {"address": address}] if address else []


def _within(head, lines, foot, count=0):
    """Head, as many lines as fit, a word about the rest, and the foot: 300 characters at most."""
    kept: list[str] = []
    for line in lines:
        if len("\n".join([*head, *kept, line, *_rest(count, len(kept) + 1), *foot])) > LONGEST:
            break
        kept.append(line)
    whole = "\n".join([*head, *kept, *_rest(count, len(kept)), *foot])
    return whole if len(whole) <= LONGEST else whole[:LONGEST]


def _rest(count, kept):
    left = count - kept
    return [ngettext("… and %(n)s more", "… and %(n)s more", left) % {"n": left}] if left > 0 else []
