"""Addresses: bench talks and courtyard councils."""

from django.urls import path

from sifang.web.pages import councils

urlpatterns = [
    path("councils/", councils.councils, name="councils"),
    path("councils/new/", councils.council_new, name="council-new"),
    path("councils/<int:pk>/", councils.council, name="council"),
    path("councils/<int:pk>/photo.jpg", councils.council_photo, name="council-photo"),
    path("councils/<int:pk>/publish/", councils.council_publish, name="council-publish"),
    path("councils/<int:pk>/withdraw/", councils.council_withdraw, name="council-withdraw"),
    path("councils/<int:pk>/done/", councils.council_done, name="council-done"),
    path("c/<code>/councils/", councils.published, name="councils-published"),
]
