"""A tab that can be downloaded."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jeugdzorg.kern.audit import meld_export
from jeugdzorg.kern.exporting import FORMATS, Export, export_response


class DownloadMixin:
    """For a dossier: ``?formaat=csv`` gives ``get_export()`` of the object as a file."""

    def get_export(self) -> Export:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        formaat = request.GET.get("formaat", "")
        if formaat not in FORMATS:
            return super().get(request, *args, **kwargs)
        self.object = self.get_object()
        export = self.get_export()
        meld_export(request, export, formaat)
        return export_response(export, formaat)
