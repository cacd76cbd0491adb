"""Which version of Gatewalk this is. A test holds it against `pyproject.toml`."""

VERSION = "0.1.0"
