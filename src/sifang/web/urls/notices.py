"""Addresses: how people are told outside the pages: wishes, group bots, preview, what was not delivered."""

from django.urls import path

from sifang.web.pages import deliveries, notice_preview, outlets, wishes

urlpatterns = [
    path("notices/<int:pk>/", wishes.notice_open, name="notice-open"),
    path("notices/preview/", notice_preview.preview, name="notices-preview"),
    path("account/notices/", wishes.wishes, name="wishes"),
    path("told/<token>/", wishes.told, name="told"),
    path("t/<track>/told/", wishes.told_by_code, name="told-by-code"),
    path("deliveries/", deliveries.failures, name="deliveries"),
    path("deliveries/<int:pk>/retry/", deliveries.retry, name="delivery-retry"),
    path("deliveries/<int:pk>/give-up/", deliveries.give_up, name="delivery-give-up"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<int:pk>/", outlets.outlet, name="outlet"),
    path("outlets/<int:pk>/test/", outlets.test, name="outlet-test"),
]
