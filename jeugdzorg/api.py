"""The API: its router, its document and its documentation page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
