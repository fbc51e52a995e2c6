"""Entry point for the application server."""

import os

from django.core.wsgi import get_wsgi_application

from jeugdzorg.kern.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdzorg.settings.production")

application = get_wsgi_application()
warm_up()
