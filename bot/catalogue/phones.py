"""French phone numbers as the whole world dials them."""

from __future__ import annotations

_MAINLAND = "+33"
# The numbering of overseas departments: their own numbers start so, and have their own country code.
_OVERSEAS = {
    "0262": "+262", "0263": "+262", "0269": "+262", "0639": "+262", "0692": "+262", "0693": "+262",
    "0590": "+590", "0690": "+590", "0691": "+590", "0594": "+594", "0694": "+594", "0596": "+596", "0696": "+596", "0697": "+596",
    "0508": "+508",
}  # fmt: skip


def international(phone: str) -> str | None:
    """`05 61 33 65 00` -> `+33561336500`; None for a short number (3949), which is good inside France only and in no address book."""
    digits = "".join(phone.split())
    if digits.startswith("+"):
        return digits
    if len(digits) != 10 or not digits.startswith("0"):
        return None
    return _OVERSEAS.get(digits[:4], _MAINLAND) + digits[1:]
