"""A small real OpenID Connect provider: discovery, keys, authorize, token (with PKCE), user info.

It logs in whoever asks, as the person it was told to. What it answers can be made wrong on purpose
(``dienst.fout``), one thing at a time.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "jeugdzorg", "geheim-van-de-client"


def make_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


KEY, OTHER_KEY = make_key(), make_key()


@dataclass
class Dienst:
    """The provider: where it is, whom it logs in, what is wrong with its answers."""

    port: int = 0
    persoon: dict = field(default_factory=dict)
    fout: str = ""
    codes: dict = field(default_factory=dict)
    vragen: list = field(default_factory=list)

    @property
    def server(self):
        return f"http://127.0.0.1:{self.port}"

    def document(self):
        return {
            "issuer": "https://elders.example" if self.fout == "uitgever" else self.server,
            "authorization_endpoint": f"{self.server}/authorize",
            "token_endpoint": f"{self.server}/token",
            "userinfo_endpoint": f"{self.server}/userinfo",
            "jwks_uri": f"{self.server}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**key, "kid": "een", "use": "sig", "alg": "RS256"}]}

    def authorize(self, query):
        """What the browser is sent back with; keeps the question for the exchange of the code."""
        self.vragen.append(query)
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        answer = {"code": code, "state": query["state"]}
        if self.fout == "geweigerd":
            answer = {"error": "access_denied", "state": query["state"]}
        return f"{query['redirect_uri']}?{urlencode(answer)}"

    def token(self, form):
        """The tokens for a code, once, for who proves that the question was theirs."""
        query = self.codes.pop(form.get("code"), None)
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        if (
            query is None
            or form.get("client_secret") != CLIENT_SECRET
            or query.get("code_challenge_method") != "S256"
            or query.get("code_challenge") != challenge
        ):
            return 400, {"error": "invalid_grant"}
        answer = {
            "access_token": "toegang",
            "token_type": "Bearer",
            "id_token": self.id_token(query),
        }
        if self.fout == "geen token":
            del answer["id_token"]
        return 200, answer

    def id_token(self, query):
        now = int(time.time())
        claims = {
            "iss": self.server,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": query["nonce"],
            **self.persoon,
        }
        if self.fout in {"adres bij userinfo", "userinfo van een ander"}:
            del claims["email"], claims["email_verified"]
        claims |= {
            "publiek": {"aud": "een-andere-client"},
            "meer publiek": {"aud": [CLIENT_ID, "een-andere-client"]},
            "azp": {"azp": "een-andere-client"},
            "nonce": {"nonce": "van een andere keer"},
            "geen nonce": {"nonce": None},
            "verlopen": {"exp": now - 120},
            "andere uitgever": {"iss": "https://elders.example"},
        }.get(self.fout, {})
        return self.signed(claims)

    def signed(self, claims):
        if self.fout == "zonder handtekening":
            return jwt.encode(claims, None, algorithm="none", headers={"kid": "een"})
        if self.fout == "gedeeld geheim":
            return jwt.encode(claims, CLIENT_SECRET * 2, algorithm="HS256", headers={"kid": "een"})
        key = OTHER_KEY if self.fout == "handtekening" else KEY
        kid = "twee" if self.fout == "onbekende sleutel" else "een"
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": kid})

    def userinfo(self):
        wie = {"sub": "iemand anders"} if self.fout == "userinfo van een ander" else {}
        return {**self.persoon, **wie}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        dienst, address = self.server.dienst, urlsplit(self.path)
        if address.path == "/authorize":
            query = {name: values[0] for name, values in parse_qs(address.query).items()}
            self.send_response(302)
            self.send_header("Location", dienst.authorize(query))
            self.end_headers()
            return
        pages = {
            "/.well-known/openid-configuration": dienst.document,
            "/keys": dienst.keys,
            "/userinfo": dienst.userinfo,
        }
        self.answer(200, pages[address.path]())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self.answer(*self.server.dienst.token(form))

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def start():
    """A provider that answers, and the server to shut down at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.dienst = Dienst(port=server.server_port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
