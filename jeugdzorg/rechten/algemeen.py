"""What is open to anyone, the own account, and what belongs to no app."""

from typing import Final

from .regel import Regel, routes
from .toegang import GEEN, IEDEREEN, INGELOGD, ZELF

REGELS: Final[tuple[Regel, ...]] = (
    # Open to anyone.
    Regel(("toegankelijkheid", "kleine-aantallen", "security-txt", "gezondheid"), IEDEREEN),
    Regel(
        routes(
            "",
            "account_login mfa_authenticate mfa_login_webauthn socialaccount_login_cancelled"
            " account_reset_password account_reset_password_done"
            " account_reset_password_from_key_done",
        ),
        IEDEREEN,
        IEDEREEN,
        vrij=True,
    ),
    Regel(("account_reset_password_from_key",), IEDEREEN, IEDEREEN, "herstellink", vrij=True),
    Regel(
        ("openid_connect_login", "openid_connect_callback"), IEDEREEN, IEDEREEN, "dienst", vrij=True
    ),
    Regel(("kern:sessie",), IEDEREEN, IEDEREEN, vrij=True),
    # The user's own account.
    Regel(
        routes(
            "",
            "account_change_password account_reauthenticate mfa_reauthenticate"
            " mfa_reauthenticate_webauthn mfa_index mfa_activate_totp mfa_deactivate_totp"
            " mfa_add_webauthn mfa_view_recovery_codes mfa_generate_recovery_codes"
            " mfa_download_recovery_codes",
        ),
        INGELOGD,
        INGELOGD,
        vrij=True,
    ),
    Regel(("mfa_edit_webauthn", "mfa_remove_webauthn"), ZELF, ZELF, "passkey", vrij=True),
    Regel(("uitloggen",), GEEN, IEDEREEN, vrij=True),
    Regel(("kern:sessie-hersteld",), INGELOGD, vrij=True),
    Regel(("kern:taak-lijst",), INGELOGD),
    Regel(("kern:taak",), ZELF, voorwerp="taak"),
    Regel(("kern:taak-opnieuw", "kern:taak-afbreken"), GEEN, ZELF, "taak"),
    # Lists: everybody may open them; in them stands what one may see.
    Regel(("start", "zoeken"), INGELOGD),
)
