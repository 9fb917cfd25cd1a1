from django.apps import AppConfig


class DispatchConfig(AppConfig):
    name = "dispatch"

    def ready(self) -> None:
        from dispatch import fields  # noqa: PLC0415  # models load after the app registry

        fields.register()
