import json
import logging
from dataclasses import dataclass

logger = logging.getLogger("otpiq")


@dataclass(frozen=True)
class DeliveryReport:
    """An event of a message, and the state of the message after it."""

    sms_id: str
    channel: str
    status: str
    is_final: bool
    reason: str | None = None
    sender_id: str | None = None

    @classmethod
    def parse(cls, body: bytes) -> "DeliveryReport | None":
        """The keys that matter; others are ignored. None, and a warning, if the body
        is invalid."""
        try:
            fields = json.loads(body.decode(), parse_constant=reject)
            # Fails for half a surrogate pair, which no database stores.
            json.dumps(fields, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            fields = {}
        texts = [fields.get(key) for key in ("smsId", "channel", "status")]
        is_final = fields.get("isFinal")
        optional = [fields.get(key) for key in ("reason", "senderId")]
        if (
            all(isinstance(value, str) and value for value in texts)
            and isinstance(is_final, bool)
            and all(value is None or isinstance(value, str) for value in optional)
        ):
            return cls(*texts, is_final, *optional)
        logger.warning(
            "otpiq webhook refused: no valid delivery report, smsId %.200r",
            fields.get("smsId"),
        )
        return None


def reject(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
