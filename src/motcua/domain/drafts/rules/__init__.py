"""What is typed about a dossier that is not yet sent."""

from .delivery import Delivery, DeliveryFault, delivery_faults, delivery_from

__all__ = ["Delivery", "DeliveryFault", "delivery_faults", "delivery_from"]
