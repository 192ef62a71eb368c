"""The addresses of GeoReport v2, and the discovery in front of them."""

from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from sifang.api.open311 import jurisdictions, reportable, reporting, requests
from sifang.api.open311.faults import Fault, speaking
from sifang.api.open311.formats import answer
from sifang.core import public_ids
from sifang.core.limits import Limit

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
# Rises with every change of what the services are.
CHANGESET = "2026-11-24T00:00:00+08:00"
READS = Limit("open311-reads", 600, 60)


def _counted(request):
    address = request.META.get("REMOTE_ADDR", "")
    if READS.is_reached(address):
        raise Fault(429, _("Too many requests. Wait a minute and send fewer at once."))
    READS.count(address)


@require_GET
@speaking
def discovery(request, form):
    """Where the endpoint stands and what it speaks."""
    endpoint = {
        "specification": SPECIFICATION,
        "url": request.build_absolute_uri("/open311/v2"),
        "changeset": CHANGESET,
        "type": "production",
        "formats": ["text/xml", "application/json"],
    }
    told = {
        "changeset": CHANGESET,
        "contact": _("The community whose division code is the jurisdiction_id."),
        "key_service": request.build_absolute_uri("/tokens/"),
        "endpoints": [endpoint],
    }
    return answer(form, "discovery", told)


@require_GET
@speaking
def service_list(request, form):
    """The services of a jurisdiction: the same everywhere."""
    _counted(request)
    jurisdictions.asked_for(request.GET)
    return answer(form, "services", list(reportable.public().values()))


@require_GET
@speaking
def service(request, code, form):
    """What one service asks for."""
    _counted(request)
    jurisdictions.asked_for(request.GET)
    return answer(form, "service_definition", reportable.definition(code))


@csrf_exempt  # the key in the form says who sends it; the session counts for nothing here
@require_http_methods(["GET", "POST"])
@speaking
def request_list(request, form):
    """The requests of a jurisdiction; posting makes one."""
    if request.method == "POST":
        return answer(form, "service_requests", [reporting.taken_in(request, request.POST)], status=201)
    _counted(request)
    return answer(form, "service_requests", requests.listed(jurisdictions.asked_for(request.GET), request.GET))


@require_GET
@speaking
def one_request(request, signs, form):
    """One request by its public number."""
    _counted(request)
    need = requests.found(jurisdictions.asked_for(request.GET), signs)
    return answer(form, "service_requests", requests.rows([need]))


@require_GET
@speaking
def token(request, signs, form):
    """The number behind a token: a request has its number at once, and that number is its token."""
    _counted(request)
    need = requests.found(jurisdictions.asked_for(request.GET), signs)
    number = public_ids.hidden(need.pk)
    return answer(form, "service_requests", [{"service_request_id": number, "token": number}])
