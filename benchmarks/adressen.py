"""The addresses of the product, and those that are compared with it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import AllowAny
from rest_framework.routers import SimpleRouter
from rest_framework.serializers import ModelSerializer
from rest_framework.viewsets import ModelViewSet

from capaciteit.models import Capaciteitsmeting


class Paginering(PageNumberPagination):
    page_size = 1000


class MetingSerializer(ModelSerializer):
    class Meta:
        model = Capaciteitsmeting
        exclude = ("afscherming",)


class MetingViewSet(ModelViewSet):
    """As a project starts with it: nothing hidden, no rights."""

    queryset = Capaciteitsmeting.objects.order_by("pk")
    serializer_class = MetingSerializer
    pagination_class = Paginering
    permission_classes = (AllowAny,)
    authentication_classes = ()


router = SimpleRouter(trailing_slash=False)
router.register("metingen", MetingViewSet)


def kaal(request: HttpRequest) -> HttpResponse:
    """What every page costs: session, user and headers."""
    return HttpResponse(f"<p>{request.user}</p>")


urlpatterns = [
    path("bench/kaal", kaal),
    path("bench/drf/", include((router.urls, "bench"))),
    path("", include("jeugdzorg.urls")),
]
