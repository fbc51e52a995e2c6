"""Search over organisations, locations and sources."""

from jeugdzorg.kern.views import OverviewView


class ZoekView(OverviewView):
    titel = "Zoeken"
    template_name = "zoeken.html"
