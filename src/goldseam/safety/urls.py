from django.urls import path

from goldseam.safety import views

urlpatterns = [
    path("help/", views.help_now, name="help"),
    path("help/safety/", views.safety_check, name="safety-check"),
    path("help/quick-exit/", views.quick_exit_page, name="quick-exit-page"),
    path("help/before-inviting/", views.before_inviting, name="before-inviting"),
]
