"""Addresses: what anybody may open: report, track, rate, the public board, the four parties."""

from django.urls import path

from sifang.web.pages import home

urlpatterns = [path("", home.home, name="home")]
