"""Glue for ``rules``: one way to refuse, for actions, pages and jobs alike."""

from typing import Any, ClassVar, Final

import rules
from django.core.exceptions import PermissionDenied

REFUSED: Final = "U hebt hier geen recht toe, of niet meer."


def require(rule: str, user: Any, on: Any = None) -> None:
    """Raises PermissionDenied unless ``user`` may, now: rights can have ended since the page."""
    if not rules.test_rule(rule, user, on):
        raise PermissionDenied(REFUSED)


class RuleMixin:
    """For a page (``PageMixin``) that is only for who may do ``rule`` somewhere."""

    rule: ClassVar[str]

    @classmethod
    def visible_for(cls, user: Any) -> bool:
        return rules.test_rule(cls.rule, user)
