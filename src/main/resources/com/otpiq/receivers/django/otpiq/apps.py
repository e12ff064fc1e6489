from django.apps import AppConfig


class OtpiqConfig(AppConfig):
    name = "otpiq"
    default_auto_field = "django.db.models.BigAutoField"
