from django.urls import path

from bench.bare import views

urlpatterns = [
    path("enter/", views.enter),
    path("page/", views.page),
    path("insert/", views.insert),
]
