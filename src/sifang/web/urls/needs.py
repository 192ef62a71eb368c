"""Addresses: the community's workbench, its needs and their chain."""

from django.urls import path

urlpatterns = []
