"""Where mail goes, as one address."""

import pytest

from jeugdzorg.settings.mail import MailServer, mail_server


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://localhost", MailServer("localhost", 25, "", "", False, False)),
        (
            "smtp+tls://jan%40x.nl:ge%2Fheim@mail.example:2525",
            MailServer("mail.example", 2525, "jan@x.nl", "ge/heim", True, False),
        ),
        ("smtps://mail.example", MailServer("mail.example", 465, "", "", False, True)),
    ],
)
def test_an_address_says_all_there_is_to_say(url, server):
    assert mail_server(url) == server


@pytest.mark.parametrize("url", ["mail.example", "https://mail.example", "smtp://"])
def test_what_is_no_mail_server_is_refused(url):
    with pytest.raises(ValueError, match="EMAIL_URL"):
        mail_server(url)
