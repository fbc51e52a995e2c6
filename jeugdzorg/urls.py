"""The composition root: one include per app, and the few pages that belong to none.

Everything needs a login (LoginRequiredMiddleware) except what says ``login_not_required``.
"""

from django.urls import include, path

from jeugdzorg import openbaar
from jeugdzorg.kern.health import gezondheid
from jeugdzorg.zoeken import ZoekView
from monitoring.views.start import StartView

handler400 = "jeugdzorg.kern.problems.bad_request"
handler403 = "jeugdzorg.kern.problems.permission_denied"
handler404 = "jeugdzorg.kern.problems.page_not_found"
handler500 = "jeugdzorg.kern.problems.server_error"

urlpatterns = [
    path("", StartView.as_view(), name="start"),
    path("zoeken", ZoekView.as_view(), name="zoeken"),
    path("", include("regio.aanmelden.urls")),
    path("toegankelijkheid", openbaar.toegankelijkheid, name="toegankelijkheid"),
    path("kleine-aantallen", openbaar.kleine_aantallen, name="kleine-aantallen"),
    path(".well-known/security.txt", openbaar.security_txt, name="security-txt"),
    path("gezondheid", gezondheid, name="gezondheid"),
    path("", include("jeugdzorg.kern.urls")),
    path("", include("jeugdzorg.api")),
    path("", include("regio.urls")),
    path("", include("capaciteit.urls")),
    path("", include("vastgoed.urls")),
    path("", include("monitoring.urls")),
]
