"""Marking what was searched for; ``{% load zoeken %}``."""

from django import template

from ..woorden import markeer

register = template.Library()
register.filter("markeer", markeer)
