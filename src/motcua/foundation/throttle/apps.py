from django.apps import AppConfig


class ThrottleConfig(AppConfig):
    name = "motcua.foundation.throttle"
    label = "throttle"
