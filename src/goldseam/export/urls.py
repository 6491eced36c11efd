from django.urls import path

from goldseam.export.views import copying, leaving

urlpatterns = [
    path("b/<uuid:bond>/leave/", leaving.leave, name="leave"),
    path("b/<uuid:bond>/copy/", copying.copy, name="copy"),
    path("receipt/", leaving.receipt, name="receipt"),
    path("account/close/", leaving.close_account, name="close-account"),
]
