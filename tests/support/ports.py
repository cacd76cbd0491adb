"""Ports for processes that are begun, killed and begun again."""

import random
import socket

PORTS = range(20_000, 32_000)
"""Below those that the system hands out: meanwhile nobody's own connection goes out from one of these."""


def free_port() -> int:
    """One of this machine on which nobody listens."""
    for port in random.sample(PORTS, 100):
        try:
            with socket.create_server(("127.0.0.1", port)):
                return port
        except OSError:
            continue
    raise RuntimeError("every port is taken")
