from django.urls import path

from goldseam.people.views import account, code, passphrase, recovering, signing_in, unlocking, welcome

urlpatterns = [
    path("", welcome.welcome, name="welcome"),
    path("about/host/", welcome.about_host, name="about-host"),
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("unlock/", unlocking.unlock, name="unlock"),
    path("lock/", unlocking.lock, name="lock"),
    path("recover/", recovering.recover, name="recover"),
    path("account/", account.account, name="account"),
    path("account/preferences/", account.preferences, name="preferences"),
    path("account/sign-ins/end/", account.end_others, name="end-other-sign-ins"),
    path("account/passphrase/", passphrase.change, name="passphrase"),
    path("account/passphrase/changed/", passphrase.changed, name="passphrase-changed"),
    path("account/passphrase/renew/", passphrase.renewal, name="renewal"),
    path("account/code/", code.code, name="code"),
    path("account/code/once/", code.code_once, name="code-once"),
]
