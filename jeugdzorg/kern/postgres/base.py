"""Django's PostgreSQL backend, with a server of our own that starts at the first connection."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import base, client

from .server import ensure


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.get_connection_params()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """As Django's, by way of the socket of the server that runs from now on."""
        self.settings_dict["HOST"] = str(ensure(self.settings_dict["DATA_DIR"]))
        return super().get_connection_params()
