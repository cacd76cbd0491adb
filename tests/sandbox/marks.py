"""Marks for the tests here."""

import pytest

# Twilio's own async client (9.13) still gives its credentials in a way that aiohttp is about to give up.
WITH_TWILIOS_CLIENT = [
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The 'auth' parameter is deprecated:DeprecationWarning"),
]
