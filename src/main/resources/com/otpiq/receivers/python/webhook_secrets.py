import hmac
import logging
import re
import time
from collections.abc import Iterable

logger = logging.getLogger("otpiq")

# OTPIQ's rule for deliveryReport.webhookSecret.
VALID = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}")


class Secrets:
    """The secrets that OTPIQ may send: the current one, and during a rotation the old
    one. Raises a ValueError if there is none, or if OTPIQ would not accept one."""

    def __init__(self, values: Iterable[str | None]) -> None:
        known = [value for value in values if value]
        if not known:
            raise ValueError(
                "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report "
                "messages as delivered."
            )
        if not all(VALID.fullmatch(value) for value in known):
            raise ValueError(
                "OTPIQ_WEBHOOK_SECRET must be 1 to 200 characters without spaces: "
                "letters, digits and !#$%&'*+-.^_`|~"
            )
        self._known = [value.encode() for value in known]
        self._next_warning = 0.0

    def accept(self, value: str) -> bool:
        """Compares in constant time; as bytes, because text must be ASCII."""
        if any(hmac.compare_digest(value.encode(), known) for known in self._known):
            return True
        now = time.monotonic()
        if now >= self._next_warning:  # at most one a minute
            self._next_warning = now + 60
            logger.warning("otpiq webhook refused: the secret is missing or wrong")
        return False
