from django.urls import URLPattern

app_name = "vastgoed"

urlpatterns: list[URLPattern] = []
