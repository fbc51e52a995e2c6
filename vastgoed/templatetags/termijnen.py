"""Dates of deadlines in words; ``{% load termijnen %}``."""

from django import template

from ..notatie import afstand

register = template.Library()
register.filter("afstand", afstand)
