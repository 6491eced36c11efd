from goldseam.people.models.attempt import Attempt, Device
from goldseam.people.models.person import Person
from goldseam.people.models.signed_in import SignedIn

__all__ = ["Attempt", "Device", "Person", "SignedIn"]
