import os
import secrets
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

# Your own settings need these three.
INSTALLED_APPS = ["otpiq"]
OTPIQ_WEBHOOK_SECRETS = [
    os.environ.get("OTPIQ_WEBHOOK_SECRET"),
    os.environ.get("OTPIQ_WEBHOOK_SECRET_OLD"),  # while you change it
]
OTPIQ_CHECK = os.environ.get("OTPIQ_CHECK") == "1"  # shows /sms/…, for tests only

SECRET_KEY = secrets.token_urlsafe()  # new at each start: nothing here is signed
USE_TZ = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "otpiq.sqlite3",
        # Waits for other writers, but for less than the 10 s that OTPIQ waits.
        "OPTIONS": {"timeout": 8},
        # In memory, threads would not wait for each other.
        "TEST": {"NAME": BASE_DIR / "test.sqlite3"},
    }
}
ROOT_URLCONF = "project.urls"
