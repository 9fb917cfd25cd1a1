from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import checks  # noqa: F401, PLC0415  # they register themselves
        from accounts.middleware import note_login  # noqa: PLC0415  # models load later

        user_logged_in.connect(note_login)
