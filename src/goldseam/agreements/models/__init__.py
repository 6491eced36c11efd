from goldseam.agreements.models.agreement import Agreement
from goldseam.agreements.models.assent import Assent
from goldseam.agreements.models.mine import Mine
from goldseam.agreements.models.wording import Wording

__all__ = ["Agreement", "Assent", "Mine", "Wording"]
