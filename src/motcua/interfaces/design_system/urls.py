from django.urls import path

from motcua.interfaces.design_system.gallery import gallery

app_name = "design_system"

urlpatterns = [path("ban-mau/", gallery, name="gallery")]
