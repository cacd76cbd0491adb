"""Welsh as it is texted, in the notation of `texting`."""

from __future__ import annotations

WELSH = """
eisiau: isho isio ise isie esh eisio isia isiau esiau eisie iso
dwi: rwi
marw: maru
dwi yn: dwin rwyn dwyn
mae y: maer
mae yn: maen
teimlo yn: teimlon
rhagor: ragor
teimlo: timlo tmlo
ddim: dimm
heno: henno
nawr: nawrr
gartref: gatre
"""
