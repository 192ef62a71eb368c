"""The rows of the figures of the emerging fields, told as lines; never a party's, a worker's or a merchant's person."""

from django.utils.translation import gettext as _

from sifang.figures.figure import yuan
from sifang.web.pages.figure_line import line, told
from sifang.web.templatetags.sifang import day


def _trainings(found):
    return [
        line("training", row, row.title, [_heads(row), row.body, row.place, day(row.starts_at)], row) for row in found
    ]


def _heads(training):
    return _("%(n)s attendances") % {"n": training.attendances}


def _sales(found):
    return [
        line("livestream", row.livestream, row.product, [yuan(row.amount), row.organization, day(row.sold_on)])
        for row in found
    ]


def _firms(found):
    return [told(row.name, [row.place]) for row in found]


def _advisory(found):
    return [
        line("advisory-visit", row, row.purpose, [row.department, row.enterprise, day(row.done_on)], row)
        for row in found
    ]


def _issues(found):
    return [
        line("advisory-visit", row.visit, row.text, [row.outcome, row.visit.enterprise, day(row.closed_on)], row)
        for row in found
    ]


def _advisers(found):
    return [told(row.shown_name, [row.title]) for row in found]


def _disputes(found):
    return [
        line("dispute", row, str(row), [row.get_colour_display(), row.place, day(row.received_on)], row)
        for row in found
    ]


def _talks(found):
    return [line("activity", row, row.title, [row.place, day(row.starts_at)], row) for row in found]


def _branches(found):
    return [told(row.branch_name, [row.organization, day(row.established_on)], row) for row in found]


def _sites(found):
    return [line("site", row, row.title, [row.organization, row.place, day(row.named_on)], row) for row in found]


def _spells(found):
    return [line("dispute", row.dispute, str(row.dispute), [row.place, _days(row)], row.dispute) for row in found]


def _days(spell):
    """From when to when a dispute waited."""
    since, until = day(spell.since), spell.until and day(spell.until)
    return _("%(since)s to %(until)s") % {"since": since, "until": until} if until else since


def _districts(found):
    return [line("district", row, row.name, [row.party_org, row.place]) for row in found]


def _asked(found):
    return [line("application", row, str(row.merchant), [row.place, day(row.consulted_on)], row) for row in found]


def _submitted(found):
    return [line("application", row, str(row.merchant), [row.institution, day(row.submitted_on)], row) for row in found]


def _disbursed(found):
    return [
        line("application", row, str(row.merchant), [yuan(row.disbursed), row.institution, day(row.disbursed_on)], row)
        for row in found
    ]


def _bodies(found):
    return [
        line("body", row, row.name, [row.get_kind_display(), row.place, row.founded_on and day(row.founded_on)], row)
        for row in found
    ]


def _leading(found):
    return [
        line("leading-enterprise", row, str(row.organization), [row.direct_by, row.place, day(row.listed_on)], row)
        for row in found
    ]


def _mechanisms(found):
    return [line("mechanism", row, row.title, [row.place]) for row in found]


def _exchanges(found):
    return [
        line("pairing", row.pairing, row.words, [row.get_kind_display(), row.pairing, day(row.on)]) for row in found
    ]


def _consultations(found):
    return [
        line("consultation", row, str(row), [row.get_way_display(), row.place, day(row.asked_on)], row) for row in found
    ]


def _checkups(found):
    return [line("checkup", row, row.title, [row.place, day(row.done_on)], row) for row in found]


def _stations(found):
    return [line("station", row, row.name, [row.firm, row.place], row) for row in found]


def _meetings(found):
    return [line("meeting", row, row.title, [row.place, day(row.starts_at)], row) for row in found]


def _managements(found):
    return [line("compound", row.place, str(row.place), [row.organization, day(row.since)]) for row in found]


def _cases(found):
    return [line("experience", row, row.title, [row.place, day(row.published_on)], row) for row in found]


def _acts(found):
    return [
        line("district", row.district, row.title, [row.get_kind_display(), row.district, day(row.on)]) for row in found
    ]


def _measures(found):
    return [
        line("measure", row, row.title, [row.get_kind_display(), row.district, day(row.since)], row) for row in found
    ]


FIELD_LINES = {
    "associations": _bodies,
    "joint_branches": _bodies,
    "branches_established": _branches,
    "leading_enterprises": _leading,
    "industry_mechanisms": _mechanisms,
    "industry_exchanges": _exchanges,
    "property_members": _firms,
    "legal_consultations": _consultations,
    "legal_checkups": _checkups,
    "legal_stations": _stations,
    "tripartite_meetings": _meetings,
    "disputes_registered": _disputes,
    "old_compounds_managed": _managements,
    "property_cases": _cases,
    "joint_acts": _acts,
    "measures_run": _measures,
    "training_attendances": _trainings,
    "livestream_firms": _firms,
    "livestream_sales": _sales,
    "farm_sales_total": _sales,
    "advisory_visits": _advisory,
    "advisory_issues_solved": _issues,
    "legal_advisers": _advisers,
    "lawyer_mediations": _disputes,
    "law_talks": _talks,
    "property_branches": _branches,
    "red_property_sites": _sites,
    "property_disputes_resolved": _disputes,
    "property_backlog_start": _spells,
    "property_backlog_end": _spells,
    "business_districts": _districts,
    "finance_consultations": _asked,
    "finance_submissions": _submitted,
    "loans_disbursed": _disbursed,
}
FIELD_JOINED = {
    "branches_established": ("organization",),
    "leading_enterprises": ("organization", "place"),
    "industry_exchanges": ("pairing__bank", "pairing__enterprise"),
    "legal_stations": ("firm", "place"),
    "old_compounds_managed": ("organization", "place"),
    **dict.fromkeys(("joint_acts", "measures_run"), ("district",)),
    "training_attendances": ("place", "body"),
    "advisory_visits": ("department", "enterprise"),
    "advisory_issues_solved": ("visit__enterprise",),
    "legal_advisers": (),
    "property_branches": ("organization",),
    "red_property_sites": ("organization", "place"),
    "finance_consultations": ("merchant", "place"),
    **dict.fromkeys(("finance_submissions", "loans_disbursed"), ("merchant", "institution")),
    **dict.fromkeys(("livestream_sales", "farm_sales_total"), ("organization", "livestream")),
    **dict.fromkeys(("property_backlog_start", "property_backlog_end"), ("place", "dispute")),
}
