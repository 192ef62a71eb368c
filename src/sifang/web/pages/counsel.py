"""Legal counsel on one page: who is on duty, what waits, what to confirm; a consultation noted in three taps."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.counsel import advisers, commands, matters, queries, rules
from sifang.counsel.models import AidReferral, Consultation
from sifang.counsel.models.readers import READERS
from sifang.web.access import acting, found_or_404
from sifang.web.forms.counsel import AidForm, AnswerForm, ConsultForm, ReasonForm
from sifang.web.pages.counsel_place import SERVING, counsel_choices, counsel_place, frame_of, serving_place
from sifang.web.pages.paging import page_of

SHOWN = 6
Stage = Consultation.Stage


def _is_adviser(viewer):
    return viewer.may("counsel") and not viewer.may("keep_counsel")


@acting(*READERS)
def counsel(request):
    """The day's view; a legal adviser meets the form for the next consultation first."""
    place = counsel_place(request)
    context = _day(request.user, place) | {
        "place": place,
        "places": counsel_choices(request.user),
        "is_adviser": _is_adviser(request.user),
        "keeps": rules.may_keep(request.user, place),
    }
    if context["is_adviser"]:
        context |= {
            "form": ConsultForm(auto_id="note_%s"), "own": queries.own_duties(request.user)[:SHOWN],
        }  # fmt: skip
    return render(request, "counsel/day.html", context)


def _day(viewer, place):
    """What waits at the place today."""
    code, today = place.code, clock.today()
    duties = list(queries.duties(viewer, code)[:60])
    standing = [duty for duty in duties if not duty.cancelled_why]
    waiting, unconfirmed = queries.waiting(viewer, code), queries.log_list(viewer, code, unconfirmed=True)
    checkups, aid = queries.checkups_due(viewer, code), queries.aid_list(viewer, code, open_only=True)
    return {
        "duties": duties,
        "today": today,
        "here_today": [duty for duty in standing if timezone.localdate(duty.starts_at) == today],
        "waiting": waiting[:SHOWN],
        "entries": unconfirmed[:SHOWN],
        "checkups": checkups[:SHOWN],
        "counts": {
            "waiting": waiting.count(), "entries": unconfirmed.count(), "checkups": checkups.count(),
            "aid": aid.count(),
        },
        "frequent": [(key, matters.title(key), n, told) for key, n, told in queries.frequent(viewer, code)[:SHOWN]],
    }  # fmt: skip


@acting(*SERVING)
def note(request):
    """Note a consultation: matter, who, and words where there are any."""
    place = serving_place(request)
    own = _is_adviser(request.user)
    form = ConsultForm(request.POST or None, advisers=None if own else advisers.of(place))
    if not form.is_valid():
        context = {"form": form, "place": place, "is_adviser": own, "places": counsel_choices(request.user, SERVING)}
        return render(request, "counsel/note.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = commands.consult(request.user, place, at_once=own and "later" not in request.POST, **given)
    messages.success(request, _noted(made))
    if "again" in request.POST:
        return redirect(f"{reverse('counsel-note')}?place={place.code}")
    return redirect(f"{reverse('counsel')}?place={place.code}")


def _noted(made):
    if made.stage == Stage.ANSWERED:
        return _("Noted, and it stands in the service log.")
    return _("Noted; the legal adviser is told that somebody waits.")


@acting(*READERS)
def consultations(request):
    """The consultations the viewer may see: those that wait first."""
    frame = frame_of(request)
    matter = request.GET.get("matter", "") if request.GET.get("matter") in dict(matters.choices()) else ""
    found = queries.consultation_list(request.user, frame["code"], matter=matter)
    context = frame | {
        "page": page_of(request, found), "matters": matters.choices(), "matter": matter,
        "serves": any(request.user.may(act) for act in SERVING),
    }  # fmt: skip
    return render(request, "counsel/consultations.html", context)


@acting(*READERS)
def consultation(request, pk):
    """One consultation: what was asked, what was answered, what to do next."""
    return _page(request, _visible(request, pk))


def _visible(request, pk):
    seen = Consultation.objects.visible_to(request.user)
    return found_or_404(seen.select_related("place", "adviser__person", "station", "dispute"), pk=pk)


def _page(request, found, **bad):
    serves = rules.may_serve(request.user, found.place)
    may_answer = serves and found.stage == Stage.ASKED and (found.adviser_id or _is_adviser(request.user))
    context = {
        "consultation": found,
        "serves": serves,
        "answer_form": bad.get("answer") or (AnswerForm(auto_id="answer_%s") if may_answer else None),
        "refer_form": bad.get("refer") or (ReasonForm(auto_id="refer_%s") if serves else None),
        "aid": found.aid.order_by("pk"),
        "entry": getattr(found, "entry", None),
    }
    return render(request, "counsel/consultation.html", context, status=422 if bad else 200)


@acting(*SERVING)
@require_POST
def answer(request, pk):
    """The legal adviser has answered."""
    found, form = _visible(request, pk), AnswerForm(request.POST, auto_id="answer_%s")
    if not form.is_valid() and found.stage == Stage.ASKED:
        return _page(request, found, answer=form)
    commands.answer(request.user, found, form.cleaned_data.get("answer", ""), form.cleaned_data.get("minutes"))
    messages.success(request, _("Answered, and it stands in the service log."))
    return redirect("consultation", pk=pk)


@acting(*SERVING)
@require_POST
def refer(request, pk):
    """Whoever asked is sent on to legal aid."""
    found, form = _visible(request, pk), ReasonForm(request.POST, auto_id="refer_%s")
    if not form.is_valid():
        return _page(request, found, refer=form)
    made = commands.refer_to_aid(request.user, found.place, form.cleaned_data["reason"], consultation=found)
    messages.success(request, _("Referred to legal aid; record the answer when it comes."))
    return redirect("aid-referral", pk=made.pk)


@acting(*READERS)
def aid_list(request):
    """The referrals to legal aid, those that wait first."""
    frame = frame_of(request)
    context = frame | {"page": page_of(request, queries.aid_list(request.user, frame["code"]))}
    return render(request, "counsel/aid_list.html", context)


@acting(*READERS)
def aid(request, pk):
    """One referral, and the answer to it."""
    seen = AidReferral.objects.visible_to(request.user).select_related("place", "consultation", "organization")
    found = found_or_404(seen, pk=pk)
    may = rules.may_serve(request.user, found.place) or request.user.may("oversee_counsel", found.place_id)
    is_open = may and found.stage == AidReferral.Stage.REFERRED
    context = {"referral": found, "form": AidForm() if is_open else None}
    return render(request, "counsel/aid.html", context)


@acting(*SERVING, "oversee_counsel")
@require_POST
def aid_answer(request, pk):
    """Legal aid was granted or declined."""
    found = found_or_404(AidReferral.objects.visible_to(request.user).select_related("place"), pk=pk)
    form = AidForm(request.POST)
    if not form.is_valid() or request.POST.get("granted") not in ("0", "1"):
        messages.error(request, _("Say whether legal aid was granted; the words are 300 characters at most."))
        return redirect("aid-referral", pk=pk)
    commands.answer_aid(request.user, found, request.POST["granted"] == "1", form.cleaned_data["result"])
    messages.success(request, _("The answer of legal aid is on record."))
    return redirect("aid-referral", pk=pk)
