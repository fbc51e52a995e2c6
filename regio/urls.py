from django.urls import URLPattern

app_name = "regio"

urlpatterns: list[URLPattern] = []
