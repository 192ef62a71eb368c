"""The two-way appraisal: what it asks of the viewer, opening a round, the street's page of one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.evaluations import commands, queries, reach, rules, schemes
from sifang.evaluations.models import Round
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.evaluations import RoundForm
from sifang.web.pages.grade_bars import bars
from sifang.web.pages.paging import page_of

FEW, MANY = 10, 50


@signed_in
def rounds(request):
    """What the appraisal asks of the viewer: a street's rounds, a community's sheets, opinions, feedback received."""
    chapters = queries.chapter_list(request.user)
    facts = {
        "page": page_of(request, queries.round_list(request.user)),
        "desk": chapters.filter(place__in=reach.codes(request.user, "work"))[:FEW],
        "opinions": queries.opinions_asked(request.user)[:MANY],
        "feedback": queries.feedback_list(request.user)[:FEW],
        "missing": queries.opinions_missing(request.user).count(),
        "today": clock.today(),
        "opens": _street(request) is not None,
        "waiting": queries.statements_waiting(request.user)[:FEW] if request.user.may("release") else [],
    }
    return render(request, "evaluations/rounds.html", facts)


def _street(request):
    codes = reach.codes(request.user, "open_round")
    return Place.objects.filter(pk__in=codes, kind__in=rules.STREETS).first()


@acting("open_round")
def round_new(request):
    """Open the year's round of the street."""
    street = found_or_404(Place.objects.all(), pk=getattr(_street(request), "pk", ""))
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = commands.open_round(request.user, street, **form.cleaned_data)
        messages.success(
            request,
            _("The round is open; the facts are kept as they stand. Communities and residents can answer now."),
        )
        return redirect("round", pk=made.pk)
    scheme = queries.public_scheme(street.code, form["year"].value() or 0) if not form.is_bound else None
    facts = {
        "form": form,
        "street": street,
        "back": reverse("rounds"),
        "kinds": weights_in_words(scheme) if scheme else [],
    }
    return render(request, "evaluations/round_new.html", facts, status=422 if form.errors else 200)


def weights_in_words(scheme):
    """[(kind, groups with weights, questions with weights)] of a scheme, as a page tells it."""
    return [
        (
            title,
            [(schemes.GROUP_TITLES[group], weight) for group, weight in scheme["kinds"][kind]["groups"].items()],
            [(schemes.title_of(question), question["weight"]) for question in scheme["kinds"][kind]["questions"]],
        )
        for kind, title in _kinds()
    ]


def _kinds():
    return [
        (schemes.LEADER, _("A community on a sponsor leader")),
        (schemes.ORGANIZATION, _("A community on a partner organization")),
        (schemes.MEMBER, _("A community on a checked-in Party member")),
        (schemes.COMMUNITY, _("The street, leaders, organizations and residents on a community")),
    ]


def found_round(request, pk):
    """The round the viewer's street or department looks after, or 404."""
    return found_or_404(Round.objects.visible_to(request.user).select_related("place"), pk=pk)


@acting("open_round", "review_round", "release")
def round_page(request, pk):
    """How far the round is, community by community; nobody who has not answered is named."""
    found = found_round(request, pk)
    rows = queries.progress(found)
    sums, ballots = queries.summed(request.user, found) if found.is_counted else ({}, 0)
    facts = {
        "round": found,
        "rows": rows,
        "back": reverse("rounds"),
        "signed": sum(row.get("sheets_signed", 0) + row.get("street_signed", 0) for row in rows),
        "sheets": sum(row.get("sheets", 0) + row.get("street", 0) for row in rows),
        "may_review": rules.may_review(request.user, found),
        "may_release": rules.may_release(request.user, found),
        "ballots": ballots,
        "bars": bars(found.scheme, schemes.COMMUNITY, sums),
        "may_close": found.stage == Round.Stage.OPEN and clock.today() >= found.closes_on,
    }
    return render(request, "evaluations/round.html", facts)


@acting("review_round")
@require_POST
def round_close(request, pk):
    """No more opinions and ballots."""
    commands.close_round(request.user, found_round(request, pk))
    messages.success(
        request, _("The round is closed and the ballots are counted. Look through the sheets, then review.")
    )
    return redirect("round", pk=pk)


@acting("review_round")
@require_POST
def round_review(request, pk):
    """The street stands by it."""
    commands.review(request.user, found_round(request, pk))
    messages.success(request, _("Reviewed. The organization department releases the feedback."))
    return redirect("round", pk=pk)
