"""Rules for passwords, in Dutch where Django's own catalogue is not."""

from django.contrib.auth.password_validation import MinimumLengthValidator


class LengteValidator(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Minstens {self.min_length} tekens."
