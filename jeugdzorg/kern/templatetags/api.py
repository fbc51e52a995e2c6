"""What only the documentation of the API needs."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def met_code(text: str) -> SafeString:
    """Text in which what stands between backticks is code."""
    parts = (("<code>{}</code>" if i % 2 else "{}", part) for i, part in enumerate(text.split("`")))
    return format_html_join("", "{}", ((format_html(html, part),) for html, part in parts))
