"""The three-colour list, and the whole story of one dispute with the acts that are open to the viewer."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from sifang.core import clock
from sifang.disputes import causes, queries, rules
from sifang.disputes.models import Agreement, Dispute, Path
from sifang.web.access import found_or_404, signed_in
from sifang.web.forms import disputes as forms
from sifang.web.pages.dispute_places import compounds, ground, is_inside, registrars
from sifang.web.pages.paging import page_of

Stage = Dispute.Stage
ORDER = ("red", "yellow", "green")
STAGES = {"open": Dispute.OPEN_STAGES} | {stage.value: (stage,) for stage in Stage} | {"all": ()}


@signed_in
def disputes(request):
    """The disputes the viewer may see, by colour, stage, compound and words; the open ones unless asked otherwise."""
    viewer, place, asked = request.user, ground(request), request.GET
    code = place.code if place else ""
    colour = asked.get("colour") if asked.get("colour") in ORDER else ""
    stage = asked.get("stage") if asked.get("stage") in STAGES else "open"
    compound = asked.get("compound", "")
    compound = compound if compound.isdecimal() and is_inside(place, compound) else ""
    words = asked.get("q", "").strip()[:60]
    found = queries.dispute_list(viewer, code, colour=colour, stages=STAGES[stage], words=words, place=compound)
    counted = queries.counts(viewer, code)
    context = {
        "place": place, "colour": colour, "stage": stage, "compound": compound, "words": words,
        "tabs": [(one, Dispute.Colour(one).label, *counted[one]) for one in ORDER],
        "open": sum(n for n, _late in counted.values()), "late": sum(late for _n, late in counted.values()),
        "stages": Stage.choices, "compounds": compounds(viewer, place), "page": page_of(request, found),
        "may_register": bool(registrars(viewer)), "narrowed": bool(colour or compound or words or stage != "open"),
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "disputes/list.html", context)


@signed_in
def dispute(request, pk):
    """One dispute: where it stands, what was tried, what came of it, and the one thing to do now."""
    return story(request, visible(request, pk))


def visible(request, pk):
    """The dispute, if the viewer may see it."""
    rows = Dispute.objects.visible_to(request.user)
    return found_or_404(rows.select_related("place", "company", "mediator", "adviser__person"), pk=pk)


def story(request, dispute, **bad):
    """The dispute's page; ``bad`` is the form that was sent and refused, by name."""
    viewer = request.user
    leads, reads = rules.may_lead(viewer, dispute), rules.may_read_terms(viewer, dispute)
    agreements = list(dispute.agreements.all())
    referrals = list(dispute.referrals.select_related("organization"))
    sessions = list(dispute.sessions.select_related("mediator", "adviser__person"))
    acts = open_acts(viewer, dispute, leads, agreements, referrals, sessions)
    acts += [name for name in bad if name not in (*acts, "answer", "phone")]
    shown = _forms(viewer, dispute, acts, referrals) | bad
    mine, counted = answerable(viewer, referrals), queries.party_counts(dispute)
    first = "" if mine or not acts else acts[0]
    context = {
        "dispute": dispute, "cause": causes.name(dispute.cause, get_language() or "zh"), "steps": steps(dispute),
        "leads": leads, "reads": reads, "agreements": agreements, "referrals": referrals, "sessions": sessions,
        "colours": list(dispute.colours.select_related("by")), "spells": list(dispute.spells.order_by("since", "pk")),
        "parties": queries.parties_of(viewer, dispute), "party_counts": counted,
        "no_parties": not sum(counted.values()),
        "may_call": rules.may_call_parties(viewer, dispute), "today": clock.today(),
        "first": first, "rest": acts[1:] if first else acts, "forms": shown,
        "act_forms": [(name, shown[name], _address(name, dispute, agreements)) for name in acts],
        "bad": next(iter(bad), ""), "mine": mine,
    }  # fmt: skip
    return render(request, "disputes/dispute.html", context, status=422 if bad else 200)


def answerable(viewer, referrals):
    """The referrals whose answer the viewer may write down."""
    return [row for row in referrals if row.replied_on is None and rules.may_answer(viewer, row)]


def steps(dispute):
    """The way from the three parties up: (name, whether it was passed, whether the dispute is there now)."""
    upward = {Path.PETITION: Path.DEPARTMENT, Path.COURT: Path.DEPARTMENT}
    way = [Path.TRIPARTITE, Path.MEDIATION, Path.ADVISER, Path.DEPARTMENT]
    here = way.index(upward.get(dispute.path, dispute.path))
    ended = dispute.stage in (Stage.RESOLVED, Stage.CLOSED)
    return [(step, n < here or (n == here and ended), n == here and not ended) for n, step in enumerate(way)]


def open_acts(viewer, dispute, leads, agreements, referrals, sessions):
    """The names of the acts that are open to the viewer now, the fitting one first."""
    if not leads:
        return []
    keeps, stage = rules.may_keep(viewer, dispute), dispute.stage
    if stage in Dispute.OPEN_STAGES:
        return _while_open(dispute, keeps, referrals, sessions)
    signed = [row for row in agreements if row.stage == Agreement.Stage.SIGNED]
    acts = (["check"] if signed else []) + (["close"] if keeps and stage == Stage.RESOLVED else [])
    if signed:
        acts += ["ask"] if signed[-1].confirmation_asked_on is None else []
        acts += ["confirm"] if signed[-1].confirmation_asked_on and signed[-1].confirmed_on is None else []
    elif stage == Stage.RESOLVED:
        acts.append("agree")
    return acts + (["reopen"] if keeps else [])


def _while_open(dispute, keeps, referrals, sessions):
    acts = ["report"] if keeps and dispute.colour == Dispute.Colour.RED and dispute.reported_on is None else []
    if dispute.stage == Stage.REGISTERED:
        acts += ["spot", "take_up"] if dispute.colour == Dispute.Colour.GREEN else ["take_up", "spot"]
        return [*acts, "session", "colour", "adviser", "party", "refer"]
    if dispute.stage == Stage.UNRESOLVED:
        waits = any(row.replied_on is None for row in referrals)
        acts += ["close", "refer"] if (referrals and not waits and keeps) else ["refer"]
        return [*acts, "session", "agree", *(["close"] if keeps and "close" not in acts else []), "party"]
    acts += ["agree", "session"] if sessions else ["session", "agree"]
    return [*acts, "resolve", "colour", "adviser", "take_up", "party", "refer", "fail"]


FORMS = {
    "take_up": forms.TakeUpForm, "session": forms.SessionForm, "spot": forms.OutcomeForm,
    "resolve": forms.OutcomeForm, "agree": forms.AgreeForm, "colour": forms.ColourForm, "report": forms.AdviserForm,
    "adviser": forms.AdviserForm, "refer": forms.ReferForm, "fail": forms.WhyForm, "close": forms.CloseForm,
    "reopen": forms.WhyForm, "party": forms.PartyForm, "ask": forms.DayForm, "confirm": forms.DayForm,
    "check": forms.KeptForm, "answer": forms.ReplyForm, "phone": forms.PhoneForm,
}  # fmt: skip


def _forms(viewer, dispute, acts, referrals):
    """The empty form of every act that is open to the viewer, by name."""
    names = [*acts, *(["answer"] if answerable(viewer, referrals) else [])]
    return {name: FORMS[name](dispute=dispute, auto_id=f"{name}_%s") for name in names}


def _address(name, dispute, agreements):
    """Where the form of the act ``name`` is sent."""
    if name in ("ask", "confirm", "check"):
        return reverse(f"agreement-{name}", kwargs={"pk": agreements[-1].pk})
    return reverse(f"dispute-{name.replace('_', '-')}", kwargs={"pk": dispute.pk})
