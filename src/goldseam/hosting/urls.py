from django.urls import path

from goldseam.hosting.demo import views

urlpatterns = [
    path("demo/clock/", views.clock, name="clock"),
]
