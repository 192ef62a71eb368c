"""Readings of the finance desk. None of them knows what a consent says, and no list knows whether there is one."""

from django.db.models import Count, Q, Sum

from sifang.commerce.models import Application, Consent, Merchant
from sifang.core import codes
from sifang.people.models import Organization
from sifang.places.models import COUNTY_LENGTH, range_of

Stage = Application.Stage
# What a bank customarily asks for; a place that wrote another list goes on with its own.
CUSTOMARY = ("营业执照", "经营者身份证明", "近六个月经营流水", "店铺租赁合同", "纳税证明")
WORDS_OF_FINANCE = ("银行", "信用社", "农商", "担保", "小额贷款", "金融")


def applications(viewer, code, *, stage=""):
    """The applications at ``code`` or below that ``viewer`` may see, the latest consultation first."""
    found = Application.objects.visible_to(viewer).within(code)
    found = found.filter(stage=stage) if stage in Stage.values else found
    return found.select_related("merchant__district", "institution").order_by("-consulted_on", "-pk")


def counts(viewer, code):
    """{stage: how many applications} at ``code`` or below that ``viewer`` may see."""
    found = Application.objects.visible_to(viewer).within(code)
    return dict(found.values_list("stage").annotate(n=Count("pk")).order_by())


def paid_out(viewer, code, year=None):
    """How much was paid out (分) at ``code`` or below as far as ``viewer`` may see it, in ``year`` or ever."""
    found = applications(viewer, code, stage=Stage.DISBURSED)
    found = found.filter(disbursed_on__year=year) if year else found
    return found.order_by().aggregate(sum=Sum("disbursed"))["sum"] or 0


def customary_documents(place):
    """The titles of a new checklist: those listed last at the place, else what banks customarily ask for."""
    last = Application.objects.filter(place=place, documents__isnull=False).order_by("-pk").first()
    return list(last.documents.values_list("title", flat=True)) if last else list(CUSTOMARY)


def institutions_for(place):
    """Banks and guarantors that ``place`` may turn to: organizations of its county that are called so."""
    named = Q()
    for word in WORDS_OF_FINANCE:
        named |= Q(name__contains=word)
    return Organization.objects.filter(range_of(place.code[:COUNTY_LENGTH])).filter(named).order_by("name", "pk")


def merchants_for(viewer, code):
    """The merchants at ``code`` or below whose applications ``viewer`` may keep, by district and name."""
    found = Merchant.objects.visible_to(viewer).within(code).current()
    return found.select_related("district", "place").order_by("district__name", "name", "pk")


def consents_of(application):
    """Whom the merchant of an application the viewer has loaded was asked about, and what became of it."""
    found = application.consents.select_related("institution").prefetch_related("provisions__by")
    return found.order_by("asked_at", "pk")


def public_consent(code):
    """The consent whose code this is, as its merchant reads it, or None."""
    found = Consent.objects.select_related("application__merchant__district", "institution", "place")
    return found.filter(code=codes.plain(code)).first()
