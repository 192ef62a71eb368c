"""The papers as Word files, under their Chinese names."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from sifang.evaluations.models import Sheet
from sifang.letters import queries
from sifang.letters.models import Letter
from sifang.letters.papers.claim_form import claim_form as claim_form_paper
from sifang.letters.papers.feedback import feedback
from sifang.letters.papers.minutes import minutes
from sifang.letters.papers.notice import notice
from sifang.letters.papers.sign_in import sign_in
from sifang.letters.papers.thanks import thanks
from sifang.meetings.models import Meeting
from sifang.projects.models import Claim, Project
from sifang.web.access import found_or_404, signed_in

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Stage = Meeting.Stage
LONGEST_NUMBER = 4


def word_file(content, name):
    """The bytes as a file to keep; the name is Chinese, spelled as RFC 5987 asks."""
    response = HttpResponse(content, content_type=WORD)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{plain(name)}.docx")
    return response


def plain(name):
    """``name`` without what no file system keeps in a file's name, at most 80 characters."""
    return "".join(letter for letter in name if letter.isprintable() and letter not in '\\/:*?"<>|')[:80].strip()


def _meeting(request, pk, stages):
    rows = Meeting.objects.visible_to(request.user).filter(stage__in=stages)
    return found_or_404(rows.select_related("place", "committee", "chair", "recorder", "signed_by"), pk=pk)


@signed_in
def meeting_notice(request, pk):
    """The notice of a meeting that is not cancelled."""
    meeting = _meeting(request, pk, [stage for stage in Stage if stage != Stage.CANCELLED])
    return word_file(notice(meeting), f"{meeting.title}通知")


@signed_in
def meeting_sign_in(request, pk):
    """The list on which the guests of a meeting sign."""
    meeting = _meeting(request, pk, [Stage.DRAFT, Stage.NOTIFIED, Stage.OPEN])
    return word_file(sign_in(meeting), f"{meeting.title}签到表")


@signed_in
def meeting_minutes(request, pk):
    """The minutes of a meeting that was held, in the version asked for (?version=)."""
    meeting = _meeting(request, pk, [Stage.HELD, Stage.SIGNED])
    asked = request.GET.get("version", "")
    version = None
    if asked:
        number = int(asked) if asked.isdecimal() and len(asked) < LONGEST_NUMBER else 0
        version = found_or_404(meeting.versions.select_related("signed_by"), number=number)
    beside = f"第{version.number}稿" if version else ""
    return word_file(minutes(meeting, version), f"{meeting.title}纪要{beside}")


@signed_in
def claim_form(request, pk):
    """The form of a claim; the liaison's telephone stands on it for the two sides that sign it."""
    seen = Project.objects.visible_to(request.user)
    claim = found_or_404(Claim.objects.filter(project__in=seen).select_related("project__place", "organization"), pk=pk)
    signs = request.user.may("resolve", claim.project.place_id) or request.user.may(
        "speak", organization=claim.organization
    )
    return word_file(claim_form_paper(claim, with_phone=signs), f"项目认领书 {claim.project} {claim.organization}")


@signed_in
def letter_paper(request, pk):
    """The letter of thanks."""
    letter = found_or_404(
        Letter.objects.visible_to(request.user).select_related("place", "organization", "person"), pk=pk
    )
    content = thanks(letter, named=queries.may_name(request.user, letter))
    return word_file(content, f"感谢信 {letter.organization or letter.place}")


@signed_in
def sheet_paper(request, pk):
    """The letter of feedback of an appraisal, as it goes out or went out."""
    out = Sheet.objects.visible_to(request.user).filter(stage__in=(Sheet.Stage.REVIEWED, Sheet.Stage.RELEASED))
    sheet = found_or_404(out.select_related("round", "place", "organization", "post__person", "post__sent_by"), pk=pk)
    return word_file(feedback(sheet), f"反馈函 {sheet.round.year} {sheet.appraised}")
