"""What a key of the API may read or hand in: one right per heading of the API (``tag``)."""

from typing import Any, Final

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

SCOPES: Final = {
    "Regio's en aanbieders": "lezen:regio",
    "Capaciteit": "lezen:capaciteit",
    "Aanleveren": "schrijven:aanleveringen",
    "Geld en termijnen": "lezen:geld",
    "Plannen": "lezen:plannen",
    "Plannen inleveren": "schrijven:plannen",
    "Monitoring": "lezen:monitoring",
    "Bronnen en bevindingen": "lezen:bronnen",
}


class HasScope(BasePermission):
    """The key has the right of the resource; without it the answer is 403 and names it."""

    code = "missing-scope"

    def has_permission(self, request: Request, view: Any) -> bool:
        scope = SCOPES[view.tag]
        self.message = f"De sleutel heeft het recht {scope} niet. Maak er een die dat wel heeft."
        return scope in getattr(request.auth, "scopes", ())
