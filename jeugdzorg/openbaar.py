"""What anyone may read without logging in: statements, explanations and security.txt."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jeugdzorg.kern.privacy import SHIELDED, SMALL
from jeugdzorg.kern.privacy_values import Hidden


@login_not_required
@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "toegankelijkheid.html",
        {"titel": "Toegankelijkheidsverklaring", "contact": settings.CONTACT},
    )


@login_not_required
@require_safe
def kleine_aantallen(request: HttpRequest) -> HttpResponse:
    """Why a count is not shown, with every way in which that can look."""
    return render(
        request,
        "kleine_aantallen.html",
        {
            "titel": "Kleine aantallen",
            "klein": Hidden(SMALL),
            "afgeschermd": Hidden(SHIELDED),
            "nul": 0,
            "onbekend": None,
        },
    )


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a weakness. Always valid for another half year."""
    expires = timezone.now().replace(microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
