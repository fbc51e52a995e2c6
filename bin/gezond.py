"""Ask the web server in this container whether it is healthy; for the health check of Docker."""

import os
import sys
from http.client import HTTPConnection

HOST = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".*") or "localhost"


def main() -> int:
    connection = HTTPConnection("127.0.0.1", 8000, timeout=8)
    connection.request("GET", "/gezondheid", headers={"Host": HOST})
    response = connection.getresponse()
    print(response.read().decode())
    return 0 if response.status == 200 else 1


if __name__ == "__main__":
    sys.exit(main())
