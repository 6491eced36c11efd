from django.urls import path

from goldseam.web import views

urlpatterns = [
    path("leave/", views.quick_exit, name="quick-exit"),
    path("language/", views.language, name="language"),
    path("csp/", views.csp, name="csp"),
]
