"""Addresses of one plan: its first page and the steps of its workflow."""

from django.urls import path

from .views import plan

urlpatterns = [
    path("plannen/<slug:code>", plan.PlanView.as_view(), name="plan"),
]
