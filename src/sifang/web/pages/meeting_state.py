"""What the one page of a meeting shows in each state: preparation, session, minutes."""

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext

from sifang.letters import short_texts
from sifang.meetings import guests, minutes, queries, rules
from sifang.meetings.models import Invitation, Item, Meeting
from sifang.needs import wording
from sifang.needs.models import Need
from sifang.people.lending import LendingKind
from sifang.people.limits_of import limit
from sifang.projects import reasons
from sifang.projects.models import Project
from sifang.projects.naming import Names
from sifang.web.forms.meetings import ReasonForm, TopicForm, result_form
from sifang.web.pages.paging import page_of

Stage, Party = Meeting.Stage, Invitation.Party
MOST_CANDIDATES = 20
# What the parties of a compound's meeting are called beside the community.
THREE = {Party.ORGANIZATION: gettext_lazy("property company"), Party.RESIDENT: gettext_lazy("owners' representatives")}
PROJECT_RESULTS, OLD_RESULTS = ("claim", "defer", "escalate"), ("note",)
TOPIC_RESULTS, PLAIN_RESULTS = ("adopt", "note", "defer"), ("adopt", "note")


def address(meeting):
    """Where the page of the meeting is."""
    return reverse("meeting", args=[meeting.pk])


def show(request, meeting, *, form=None, doing="", item=None, status=200):
    """The page of the meeting as it stands; ``form`` was sent for ``doing`` something to ``item``, to be mended."""
    template, scene = SCENES[meeting.stage]
    facts = {
        "meeting": meeting,
        "form": form,
        "doing": doing,
        "back": reverse("meetings"),
        "parties": _parties(meeting),
        "may_call": rules.may_call(request.user, meeting.place),
        "may_resolve": rules.may_resolve(request.user, meeting),
        "may_sign": rules.may_sign(request.user, meeting),
    }
    facts |= scene(request, meeting, facts, item)
    return render(request, f"meetings/{template}.html", facts, status=status)


def _parties(meeting):
    """The four parties in order: who will be asked (before the notice), else who was asked and came."""
    if meeting.stage == Stage.DRAFT:
        asked = guests.asked(meeting)
    else:
        asked = list(meeting.invitations.select_related("person", "organization", "sent_by"))
    labels = THREE if meeting.kind == Meeting.Kind.TRIPARTITE else {}
    parties = [
        _party(party, [guest for guest in asked if guest.party == party], labels.get(party, party.label))
        for party in Party
    ]
    # A committee need not have somebody of each party; a joint meeting without one of the four says so.
    return [row for row in parties if row["guests"] or meeting.kind == Meeting.Kind.JOINT]


def _party(party, guests, label):
    return {
        "party": party,
        "label": label,
        "names": [_named(guest) for guest in guests],
        "came": sum(bool(guest.present) for guest in guests),
        "guests": guests,
    }


def _named(guest):
    """The guest, and for a member whom an organization sent also that one."""
    return pgettext("somebody of an organization", "%(who)s (%(org)s)") % {
        "who": guest, "org": guest.sent_by
    } if guest.sent_by else str(guest)  # fmt: skip


def _preparation(request, meeting, facts, item):
    """Before the meeting: the agenda, what could go on it, who is asked."""
    takes_projects = facts["may_call"] and meeting.kind == Meeting.Kind.JOINT
    ready = queries.ready_proposals(request.user, meeting).prefetch_related("needs__asked_by") if takes_projects else []
    workdays, least = queries.notice_workdays(meeting), limit("notice_workdays", meeting.place_id)
    return {
        "items": queries.agenda(meeting).prefetch_related("project__needs__asked_by"),
        "ready": ready[:MOST_CANDIDATES],
        "ready_count": ready.count() if takes_projects else 0,
        "old": queries.old_resolutions(request.user, meeting)[:MOST_CANDIDATES] if facts["may_call"] else [],
        "workdays": workdays,
        "least": least,
        "is_short": workdays < least,
        "is_late": facts["may_call"] and meeting.stage != Stage.CANCELLED and queries.is_late_for_topics(meeting),
        "close": limit("topics_close_workdays", meeting.place_id),
        "topics": queries.ready_topics(request.user, meeting)[:MOST_CANDIDATES] if facts["may_call"] else [],
        "topic_form": facts["form"] if facts["doing"] == "topic" else TopicForm(),
        "cancel_form": facts["form"] if facts["doing"] == "cancel" else ReasonForm(),
        "cancelling": facts["doing"] == "cancel" or "cancel" in request.GET,
    }


def _session(request, meeting, facts, item):
    """In session: the agenda, the item that is discussed, the attendance."""
    items = list(queries.agenda(meeting))
    current = _current(request, items, item)
    left = sum(not row.outcome for row in items)
    attending = "guests" in request.GET or facts["doing"] == "attend"
    found = {"items": items, "current": current, "left": left, "attending": attending}
    expected = [guest for row in facts["parties"] for guest in row["guests"] if not guest.sits_in]
    found |= {"came": sum(bool(guest.present) for guest in expected), "asked": len(expected)}
    found["is_half"] = found["came"] * 2 > found["asked"]
    found["missing"] = max((meeting.quorum or 0) - found["came"], 0)
    found["adopted"] = sum(row.outcome == Item.Outcome.ADOPTED for row in items)
    return found | (_discussed(request, current, facts) if current and not attending else {})


def _current(request, items, item):
    """The item that was sent or asked for, else the first without a result."""
    asked = str(item.pk) if item else request.GET.get("item", "")
    chosen = next((row for row in items if str(row.pk) == asked), None)
    return chosen or next((row for row in items if not row.outcome), None)


def _discussed(request, item, facts):
    """What is known about the item, and the form for the result that is being recorded."""
    known = _known(request.user, item) if item.project else {}
    known["lead"] = queries.suggested_lead(item) if item.project else None
    if item.outcome or not facts["may_resolve"]:
        return known
    wanted = facts["doing"] or request.GET.get("do", "")
    choices, usual = _results(item)
    doing = wanted if wanted in choices else usual
    form = facts["form"] or (result_form(doing, item, known["lead"]) if doing else None)
    return known | {"doing": doing, "form": form}


def _results(item):
    """(the results the item can have, the one that is offered at once)."""
    if item.project_id:
        return PROJECT_RESULTS, ""
    if item.old_resolution_id:
        return OLD_RESULTS, "note"
    is_to_adopt = item.topic_id or item.meeting.kind != Meeting.Kind.JOINT
    return (TOPIC_RESULTS if item.topic_id else PLAIN_RESULTS), "adopt" if is_to_adopt else "note"


def _known(viewer, item):
    """The facts panel of a project: who asked, what fits and why, who would do it, who holds it."""
    project = item.project
    lent = [row for row in project.allocations.all() if not row.booking.released_at]
    names = Names(viewer, [row.reasons for row in lent])
    return {
        "needs": project.needs.annotate(people=Count("asked_by")).select_related("spot").order_by("pk"),
        "lent": [(row.booking, reasons.worded(reasons.of_itself(row.reasons), names)[:3]) for row in lent],
        "intents": [intent for intent in project.intents.all() if not intent.withdrawn_at],
        "claims": [claim for claim in project.claims.all() if item.claim and claim.basis == item.claim.basis],
        "asks": item.escalation.asks.select_related("department") if item.escalation else [],
    }


def _minutes(request, meeting, facts, item):
    """After the meeting: the minutes, and where each resolution stands now."""
    live = {row.pk: row for row in queries.agenda(meeting)}
    kept = minutes.shown(meeting)
    for row in kept["items"]:
        row["live"] = live.get(row["id"])
    came = [guest for guest in kept["guests"] if guest["present"]]
    away = [guest for guest in kept["guests"] if not guest["present"] and not guest.get("sits_in")]
    versions = meeting.versions.select_related("signed_by").order_by("-number")
    # What a committee resolves is for its members; what the four parties resolve is for the neighbours.
    told = short_texts.of_meeting(meeting, live.values()) if meeting.kind == Meeting.Kind.JOINT else ""
    return {"minutes": kept, "came": came, "away": away, "versions": versions, "short_text": told}


SCENES = {
    Stage.DRAFT: ("preparation", _preparation),
    Stage.NOTIFIED: ("preparation", _preparation),
    Stage.CANCELLED: ("preparation", _preparation),
    Stage.OPEN: ("session", _session),
    Stage.HELD: ("minutes", _minutes),
    Stage.SIGNED: ("minutes", _minutes),
}


def show_lists(request, meeting):
    """One of the three lists as the notice froze it, in the words of today."""
    kept = meeting.lists
    name = request.GET.get("list") if request.GET.get("list") in WORDED else "needs"
    page = page_of(request, kept.get(name, []))
    facts = {
        "meeting": meeting,
        "name": name,
        "page": page,
        "rows": [WORDED[name](row) for row in page],
        "back": address(meeting),
    }
    return render(
        request,
        "meetings/lists.html",
        facts | {"counts": {each: len(kept.get(each, [])) for each in WORDED}, "kept": bool(kept)},
    )


def _need(row):
    return row | {"category": wording.category(row["category"]), "stage": Need.Stage(row["stage"]).label}


def _resource(row):
    return row | {"kind": LendingKind(row["kind"]).label, "free": max(row["capacity"] - row["booked"], 0)}


def _project(row):
    return row | {"stage": Project.Stage(row["stage"]).label}


WORDED = {"needs": _need, "resources": _resource, "projects": _project}
