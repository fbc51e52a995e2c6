"""Headers, cookies, received files and the limits of the API: what keeps strangers out."""

import os
import re

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

# No inline script or style anywhere; violations are not reported to anybody.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-src": [NONE],
        "worker-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DJANGO_HTMX_INLINE_STYLE = False
# What a browser need not offer; passkeys (publickey-credentials-get) stay.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
        *("encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
        *("payment", "picture-in-picture", "usb", "xr-spatial-tracking"),
    )
)

# Received files: how large, and who looks for viruses (``kern.uploads``).
UPLOAD_MAX_MB = int(os.environ.get("UPLOAD_MAX_MB", "20"))
CLAMAV = os.environ.get("CLAMAV", "")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# The API: how often one key may ask, for instance 600/hour.
API_LIMIET = os.environ.get("API_LIMIET", "600/min")
if not re.fullmatch(r"[1-9]\d*/(?:s|min|hour|day)", API_LIMIET):
    raise ImproperlyConfigured("API_LIMIET is een getal per s, min, hour of day, zoals 600/min.")
