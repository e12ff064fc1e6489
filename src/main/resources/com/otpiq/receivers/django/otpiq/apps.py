from django.apps import AppConfig
from django.conf import settings

from .webhook_secrets import Secrets


class OtpiqConfig(AppConfig):
    name = "otpiq"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Reports an invalid secret at the start; without one, see views.py."""
        if any(settings.OTPIQ_WEBHOOK_SECRETS):
            Secrets(settings.OTPIQ_WEBHOOK_SECRETS)
