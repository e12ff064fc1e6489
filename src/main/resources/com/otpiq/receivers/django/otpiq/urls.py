from django.conf import settings
from django.urls import path

from . import views

urlpatterns = [path("webhooks/otpiq", views.receive)]

if getattr(settings, "OTPIQ_CHECK", False):
    urlpatterns.append(path("sms/<path:sms_id>", views.show))
