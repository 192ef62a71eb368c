"""Every address of the site: the API, Open311, then the pages."""

from django.urls import include, path

from sifang.api import routes
from sifang.api.open311 import urls as open311
from sifang.web import urls as pages

urlpatterns = [
    path("api/", routes.api.urls),
    path("open311/", include(open311.urlpatterns)),
    path("", include(pages.urlpatterns)),
]
handler400 = "sifang.web.pages.errors.bad_request"
handler404 = "sifang.web.pages.errors.not_found"
handler500 = "sifang.web.pages.errors.server_error"
