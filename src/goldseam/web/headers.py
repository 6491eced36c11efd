"""Headers of every response, errors included: what the browser may load, keep and tell."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'; require-trusted-types-for 'script'; trusted-types default; report-uri /csp/"
)
PERMISSIONS = (
    "geolocation=(), camera=(), microphone=(), payment=(), usb=(), accelerometer=(), gyroscope=(), "
    "browsing-topics=(), idle-detection=(), clipboard-read=(), publickey-credentials-get=(self)"
)
ALWAYS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": PERMISSIONS,
    # Not "no-referrer": under it browsers send forms with "Origin: null", and Django rightly refuses them.
    # This tells other sites exactly as little, and tells us only where on our own pages a form stood.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
FORGET = '"cache", "cookies", "storage"'


class Headers:
    """Puts the headers on whatever comes back, and ``no-store`` on everything that is not a static file."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response[name] = value
        if settings.TLS:
            response["Content-Security-Policy"] = CSP + "; upgrade-insecure-requests"
            response["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        if not request.path.startswith(settings.STATIC_URL) or response.status_code != 200:
            response["Cache-Control"] = "no-store"
            response["Vary"] = "Cookie, HX-Request, Accept-Language"
        return response
