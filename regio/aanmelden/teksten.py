"""What signing in says to people: errors, messages and mails, in one place."""

from typing import Final

FOUTEN: Final = {
    "account_inactive": "Dit account is afgesloten. Vraag de beheerder van uw organisatie om hulp.",
    "email_password_mismatch": (
        "Het e-mailadres en het wachtwoord horen niet bij elkaar. Controleer beide. "
        "Hoofdletters en kleine letters maken in het wachtwoord verschil."
    ),
    "enter_current_password": "Dit is niet uw huidige wachtwoord.",
    "incorrect_password": "Dit is niet uw wachtwoord.",
    "invalid_password_reset": "Deze link is verlopen of al gebruikt.",
    "too_many_login_attempts": (
        "Er is te vaak een verkeerd wachtwoord of een verkeerde code ingevuld. "
        "Wacht vijf minuten en probeer het dan opnieuw."
    ),
    "rate_limited": "U probeert het te vaak achter elkaar. Wacht een minuut.",
}

FOUTEN_TWEEDE_STAP: Final = {
    "cannot_delete_authenticator": "U kunt deze tweede stap niet verwijderen.",
    "cannot_generate_recovery_codes": "Stel eerst een app of een passkey in.",
    "incorrect_code": (
        "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app "
        "en vul die meteen in."
    ),
}

MELDINGEN: Final = {
    "account/messages/logged_out.txt": "U bent uitgelogd.",
    "account/messages/password_changed.txt": (
        "Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd."
    ),
    "mfa/messages/totp_activated.txt": "De app is gekoppeld.",
    "mfa/messages/totp_deactivated.txt": "De app is losgekoppeld.",
    "mfa/messages/webauthn_added.txt": "De passkey is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De passkey is verwijderd.",
    "mfa/messages/recovery_codes_generated.txt": (
        "Er zijn nieuwe herstelcodes gemaakt. Bewaar ze goed."
    ),
}
"""Per message of allauth what we say; a message that is not here is left out."""

BERICHTEN: Final = {
    "account/email/password_changed": "Uw wachtwoord is gewijzigd",
    "account/email/password_reset": "Uw wachtwoord is opnieuw ingesteld",
    "mfa/email/totp_activated": "Er is een app gekoppeld om mee in te loggen",
    "mfa/email/totp_deactivated": "De app om mee in te loggen is losgekoppeld",
    "mfa/email/webauthn_added": "Er is een passkey toegevoegd",
    "mfa/email/webauthn_removed": "Er is een passkey verwijderd",
    "mfa/email/recovery_codes_generated": "Er zijn nieuwe herstelcodes gemaakt",
    "socialaccount/email/account_connected": (
        "Uw account is gekoppeld aan het inlogsysteem van uw organisatie"
    ),
}
"""What a mail about a change of one's own account says has happened."""
