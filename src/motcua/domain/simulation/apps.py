from django.apps import AppConfig


class SimulationConfig(AppConfig):
    name = "motcua.domain.simulation"
    label = "simulation"
