"""Short texts of what is on offer, under way, to come and done: for chat groups, as those in ``short_texts``.

A list's text holds nothing of what no group should read: private matters are left out, persons are masked.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.core import language
from sifang.core.masking import mask_name
from sifang.letters.chat_text import LONGEST_LINE, joined, listed, text
from sifang.needs import discretion, wording
from sifang.needs.discretion import clean, is_hidden, names_of

LONGEST_NAME = 40


def of_resource(resource):
    """One thing on offer: what, whose, when; "" for what is not verified."""
    if resource.stage != resource.Stage.AVAILABLE:
        return ""
    with language.kept():
        head = _("On offer: %(resource)s") % {"resource": _offered(resource)}
        return text(resource.place, head, [_("Who needs it, tell the community.")])


def of_resources(place, resources, total):
    """What is on offer, as much as fits."""
    shown = [row for row in resources if row.stage == row.Stage.AVAILABLE]
    if not shown:
        return ""
    with language.kept():
        head = ngettext(
            "%(n)s offer of neighbours and organizations", "%(n)s offers of neighbours and organizations", total
        )
        return listed(place, head % {"n": total}, [_offered(row) for row in shown], total=total)


def _offered(resource):
    person = resource.person
    owner = mask_name(person.name) if person else str(resource.organization)
    when = clean(resource.availability, 20) or wording.week(resource.windows)
    name = clean(resource.name, LONGEST_NAME, {person.name: owner} if person and person.name else {})
    return _("%(resource)s (%(facts)s)") % {"resource": name, "facts": joined([word for word in (owner, when) if word])}


def of_project(project, address=""):
    """A project under way: who carries it and by when; "" before it is given out and where it is nobody's business."""
    needs = list(project.needs.all())
    if project.stage not in (project.Stage.CLAIMED, project.Stage.SUBMITTED) or is_hidden(needs):
        return ""
    with language.kept():
        bodies = dict.fromkeys(str(claim.organization) for claim in project.claims.all() if not claim.ended_at)
        facts = [_("Carried out by %(organizations)s.") % {"organizations": joined(bodies)}] if bodies else []
        facts += [_("To be done by %(day)s.") % {"day": date_format(project.due, "n月j日")}] if project.due else []
        name = clean(project.name, 60, names_of(needs)).rstrip("。.")
        return text(project.place, _("Under way: %(project)s.") % {"project": name}, facts, address)


def of_projects(place, projects, address=""):
    """Projects and how far each of them is."""
    shown = discretion.shown(projects, lambda row: row.needs.all())
    if not shown:
        return ""
    with language.kept():
        names = names_of([need for row in shown for need in row.needs.all()])
        lines = [_staged(row, names) for row in shown]
        head = _("Projects and how far they are")
        return listed(place, head, lines, address)


def _staged(project, names):
    facts = {"project": clean(project.name, LONGEST_NAME, names), "stage": project.get_stage_display()}
    return _("%(project)s: %(stage)s") % facts


def of_activity(activity, address=""):
    """What takes place when and where; of one that took place what came of it; "" for one that is called off."""
    if activity.stage == activity.Stage.CANCELLED:
        return ""
    with language.kept():
        if activity.stage == activity.Stage.PLANNED:
            facts = [_("When: %(at)s.") % {"at": date_format(activity.starts_at, "n月j日 H:i")}]
            facts += [_("Where: %(venue)s.") % {"venue": clean(activity.venue, 40)}] if activity.venue else []
        else:
            facts = [clean(activity.outcome, 120)] if activity.outcome else []
        return text(activity.place, clean(activity.title, 60), facts, address)


def of_board(place, month, received, done, needs, address=""):
    """A month of a community: how much came in and was done, and some of it."""
    with language.kept():
        shown = discretion.shown(needs)
        names = names_of(shown)
        facts = {"month": date_format(month, "n月"), "received": received, "done": done}
        head = _("%(month)s: %(received)s received, %(done)s done") % facts
        return listed(place, head, [clean(need.title, LONGEST_LINE - 22, names) for need in shown], address)
