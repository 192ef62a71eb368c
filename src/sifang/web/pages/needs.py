"""The needs list and one need with everything that can be done to it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.needs import callbacks, queries, rules, taxonomy
from sifang.needs import commands as needs
from sifang.needs.clocks import RUNNING_STAGES
from sifang.needs.models import Asker, Need
from sifang.people import commands as people
from sifang.places import queries as places
from sifang.projects import reasons, runs
from sifang.projects.models import Project
from sifang.projects.naming import Names
from sifang.projects.queries import refused_for, suggestions
from sifang.visits.models import Visit
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.needs import CorrectForm, MergeForm, ReasonForm, VerifyForm, WordsForm
from sifang.web.forms.parts import PartsForm
from sifang.web.forms.photos import WorkerPhotosForm
from sifang.web.pages import need_handing, pairings, short_texts, three_lists
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of

# The chips over the list: name in the address, stages.
SHOWN = {
    "open": Need.OPEN_STAGES,
    "new": (Need.Stage.NEW,),
    "listed": (Need.Stage.LISTED,),
    "in_hand": (Need.Stage.IN_HAND,),
    "in_project": (Need.Stage.IN_PROJECT,),
    "met": (Need.Stage.MET,),
    "closed": (Need.Stage.CLOSED,),
    "unmet": Need.UNMET_STAGES,
    "returned": (Need.Stage.RETURNED,),
    "all": None,
}
REPORTING = ("report:community", "report:sponsor", "report:partner", "report:resident_rep")
UNTAKEN_STAGES = (Need.Stage.NEW, Need.Stage.LISTED)


@signed_in
def listing(request):
    """The needs the viewer may see, newest first, narrowed by stage, words and spot."""
    place = desk_place(request)
    code = place.code if place else ""
    show = request.GET.get("show") if request.GET.get("show") in SHOWN else "open"
    words, spot = request.GET.get("q", "").strip()[:60], request.GET.get("spot", "")
    found = queries.needs_list(request.user, code, stages=SHOWN[show], words=words, spot=spot)
    listed = queries.needs_list(request.user, code, stages=[Need.Stage.LISTED])
    return render(
        request,
        "needs/list.html",
        {
            "lists": three_lists.tabs(request.user, place, three_lists.NEEDS),
            "page": page_of(request, found),
            "place": place,
            "short_text": short_texts.of_needs(request, place, taxonomy.open_to_all(listed)),
            "show": show,
            "stages": list(SHOWN),
            "words": words,
            "spot": spot,
            "spots": places.public_spots(code) if places.is_community(code) else [],
            "may_merge": request.user.may("verify"),
            "may_call": request.user.may("unmask"),
            "may_take_down": any(request.user.may(act) for act in REPORTING),
            "closes_the_year": bool(place) and places.is_community(code) and request.user.may("verify", code),
        },
    )


@signed_in
def need(request, pk):
    """One need with its askers, its lookalikes, what may help, and what the viewer may do to it."""
    row = _visible(request, pk)
    text = short_texts.of_need(request, row)
    return render(request, "needs/need.html", facts_of(request.user, row, short_text=text))


def _visible(request, pk):
    rows = Need.objects.visible_to(request.user).select_related("place", "spot", "merged_into")
    return found_or_404(rows.prefetch_related("parts"), pk=pk)


def facts_of(viewer, row, **forms):
    """What a page about one need shows; the workbench's drawer shows the same."""
    may_work = rules.may_verify(viewer, row)
    stage, parted = row.stage, queries.parted(viewer, row)
    facts = {
        "need": row,
        "may_work": may_work,
        "askers": _askers(row) if may_work else [],
        "asker_count": row.asked_by.count(),
        "merged": row.merged.order_by("pk") if may_work else [],
        "photos": row.photos.all() if may_work else [],
        "photos_form": WorkerPhotosForm() if may_work and stage != Need.Stage.MERGED else None,
        "may_publish": stage in Need.LISTED_STAGES and taxonomy.is_public(row.category, row.subcategory),
        "coverages": row.coverages.filter(project__in=_projects(viewer)).select_related("project").order_by("-pk"),
        "visits": Visit.objects.visible_to(viewer).filter(findings__need=row).order_by("-held_on", "-pk"),
        "ratings": row.ratings.order_by("-at"),
        "calls": callbacks.calls(row) if may_work else [],
        "to_call": _to_call(viewer, row),
        "lookalikes": lookalikes_of(row, but=parted.others) if may_work and stage in UNTAKEN_STAGES else [],
        "suggestions": [_told(found) for found in suggestions(viewer, row)]
        if may_work and stage in UNTAKEN_STAGES
        else [],
        "short": _short(viewer, row) if may_work and stage == Need.Stage.LISTED else [],
        "may_verify": may_work and stage == Need.Stage.NEW,
        "may_return": may_work and stage in RUNNING_STAGES,
        "may_answer": may_work and stage in RUNNING_STAGES,
        "may_unmask": viewer.may("unmask", row.place_id),
        "reason_form": ReasonForm(),
        "parts_form": PartsForm(need=row) if may_work and rules.may_change_parts(row) else None,
        "refused": refused_for(viewer, row),
        "elsewhere": queries.elsewhere(viewer, row) if may_work and stage in UNTAKEN_STAGES else [],
        "parted": parted,
        "may_split": may_work and stage in rules.SPLIT_STAGES,
    }
    if facts["may_verify"]:
        facts["form"] = VerifyForm(need=row)
    return facts | need_handing.facts(viewer, row) | forms


def _to_call(viewer, row):
    """Whom the viewer may still call back about a need that is done; None while nobody is to be called."""
    is_due = row.stage == Need.Stage.MET and rules.may_call_back(viewer, row)
    return callbacks.next_to_call([row]).get(row.pk) if is_due else None


def _askers(row):
    return row.asked_by.select_related("person", "via").order_by("since", "pk")


def _projects(viewer):
    return Project.objects.visible_to(viewer)


def lookalikes_of(row, but=()):
    """[(need, shared words)] of the open needs of the community that may be the same, without those in ``but``."""
    found = queries.public_lookalikes(row.place_id, row.text, spot=row.spot_id or "", leaving_out=row.pk)
    return [(other, words) for other, _score, words in found if other not in but]


def _short(viewer, row):
    """[(shortage, ways on, walls)] of what the last matching lacked for the need."""
    short, waiting = runs.apart(runs.short_of(viewer, row))
    names = Names(viewer, [lack.reasons for lack in short])
    told = [(lack, *pairings.split(reasons.worded(lack.reasons, names))) for lack in short]
    return [(lack, [*runs.ways_on(lack, waiting[row.pk]), *ways], walls) for lack, ways, walls in told]


def _told(found):
    """A suggestion with its reasons for and against, apart."""
    return {
        "resource": found.resource,
        "units": found.units,
        "reasons": [sentence for sentence, against in found.reasons if not against],
        "against": [sentence for sentence, against in found.reasons if against],
    }


def _back(request, row):
    """Where the worker came from: the workbench's drawer, or the need's own page."""
    return redirect("workbench") if request.POST.get("then") == "workbench" else redirect("need", pk=row.pk)


@acting("verify")
@require_POST
def verify(request, pk):
    """The need stands on the needs list."""
    row = _visible(request, pk)
    form = VerifyForm(request.POST, need=row)
    if not form.is_valid():
        return render(request, "needs/need.html", facts_of(request.user, row, form=form, may_verify=True), status=422)
    needs.verify(request.user, row, **form.facts())
    messages.success(request, _("“%(need)s” is on the needs list and open for matching.") % {"need": row})
    return _back(request, row)


@acting("verify")
def correct(request, pk):
    """What the list says about the need is corrected."""
    row = _visible(request, pk)
    form = CorrectForm(request.POST or None, need=row)
    if form.is_valid():
        changed = needs.correct(request.user, row, **form.facts())
        messages.success(
            request, _("The list is corrected.") if changed else _("Nothing was different; the list stays as it was.")
        )
        return redirect("need", pk=row.pk)
    return render(request, "needs/correct.html", {"need": row, "form": form}, status=422 if request.POST else 200)


@acting("verify")
@require_POST
def parts(request, pk):
    """What the need asks for besides its first kind and amount is set."""
    row = _visible(request, pk)
    form = PartsForm(request.POST, need=row)
    if not form.is_valid():
        return render(request, "needs/need.html", facts_of(request.user, row, parts_form=form), status=422)
    changed = needs.set_parts(request.user, row, form.further(), together=form.cleaned_data["together"])
    messages.success(
        request,
        _("The list says what is needed; the next matching looks for each of them.")
        if changed
        else _("Nothing was different; the list stays as it was."),
    )
    return redirect("need", pk=row.pk)


@acting("verify")
def send_back(request, pk):
    """The need is returned to the asker with a reason."""
    row = _visible(request, pk)
    form = WordsForm(request.POST or None, label=_("what is missing"))
    if form.is_valid():
        needs.send_back(request.user, row, form.cleaned_data["words"])
        messages.success(request, _("“%(need)s” is returned; the asker reads your reason.") % {"need": row})
        return _back(request, row)
    return render(request, "needs/return.html", {"need": row, "form": form}, status=422 if request.POST else 200)


@acting("verify")
def answer(request, pk):
    """The community settled the need itself; the asker reads how."""
    row = _visible(request, pk)
    form = WordsForm(request.POST or None, label=_("what was done"))
    if form.is_valid():
        needs.answer(request.user, row, form.cleaned_data["words"])
        messages.success(request, _("“%(need)s” is settled; the asker is asked whether it helped.") % {"need": row})
        return _back(request, row)
    return render(request, "needs/answer.html", {"need": row, "form": form}, status=422 if request.POST else 200)


@acting("verify")
@require_POST
def merge(request, pk):
    """The need stands with another one; its askers do too."""
    row = _visible(request, pk)
    form = MergeForm(request.POST)
    if not form.is_valid():
        raise Http404
    into = _visible(request, form.cleaned_data["into"])
    needs.merge(request.user, row, into)
    messages.success(
        request, _("Merged into “%(need)s”; its askers stand there too. You can undo this here.") % {"need": into}
    )
    return redirect("need", pk=row.pk)


@acting("verify")
@require_POST
def unmerge(request, pk):
    """The need stands by itself again."""
    row = _visible(request, pk)
    needs.unmerge(request.user, row)
    messages.success(request, _("“%(need)s” stands by itself again, to be verified.") % {"need": row})
    return redirect("need", pk=row.pk)


@acting("unmask")
@require_POST
def unmask(request, pk):
    """The full name and phone of one asker, shown on this answer only; the reason is kept."""
    row = _visible(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "needs/need.html", facts_of(request.user, row, reason_form=form), status=422)
    asker = found_or_404(Asker.objects.filter(need=row).select_related("person"), pk=form.cleaned_data["asker"])
    seen = people.unmask(request.user, asker.person, row.place, form.cleaned_data["reason"])
    return render(request, "needs/unmasked.html", {"need": row, "seen": seen, "reason": form.cleaned_data["reason"]})
