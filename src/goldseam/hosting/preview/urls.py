"""The one address of a preview. No other command serves it."""

from django.urls import path

from goldseam.hosting.preview import views

handler400 = handler403 = handler404 = "goldseam.hosting.preview.views.nothing"
handler500 = "goldseam.hosting.preview.views.failed"

urlpatterns = [
    path("", views.texts, name="texts"),
]
