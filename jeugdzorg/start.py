"""The first page after logging in."""

from jeugdzorg.kern.views import OverviewView


class StartView(OverviewView):
    titel = "Overzicht"
    template_name = "start.html"
