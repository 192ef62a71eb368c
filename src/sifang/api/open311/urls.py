"""Addresses of Open311: each with .json or .xml behind it."""

from django.urls import re_path

from sifang.api.open311 import views

FORM = r"\.(?P<form>json|xml)$"
urlpatterns = [
    re_path(rf"^(?:v2/)?discovery{FORM}", views.discovery, name="open311-discovery"),
    re_path(rf"^v2/services{FORM}", views.service_list, name="open311-services"),
    re_path(rf"^v2/services/(?P<code>[a-z0-9_.]{{1,40}}){FORM}", views.service, name="open311-service"),
    re_path(rf"^v2/requests{FORM}", views.request_list, name="open311-requests"),
    re_path(rf"^v2/requests/(?P<signs>[0-9A-Z]{{1,40}}){FORM}", views.one_request, name="open311-request"),
    re_path(rf"^v2/tokens/(?P<signs>[0-9A-Z]{{1,40}}){FORM}", views.token, name="open311-token"),
]
