"""The outside world in small: stand-ins for Twilio's and Telegram's servers, with the people at their far ends.

They speak HTTP with the product, as the real servers do, and know nothing of its insides. So what runs against them
runs against the real thing. Nothing here ever leaves the machine: see `courier.py`.
"""
