"""Addresses: organizations, partnerships, posts and places of a community."""

from django.urls import path

urlpatterns = []
