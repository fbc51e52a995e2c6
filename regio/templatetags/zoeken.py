"""The mark in a search result."""

from django import template

from ..woorden import markeer

register = template.Library()
register.filter(markeer)
