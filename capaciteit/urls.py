from django.urls import URLPattern

app_name = "capaciteit"

urlpatterns: list[URLPattern] = []
