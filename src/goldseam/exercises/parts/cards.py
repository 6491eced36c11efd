"""Cards to lay somewhere: fine, it depends, not fine. One row of three radios for each card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from goldseam.exercises.answers import PILES


class CardsWidget(forms.Widget):
    """Reads one choice for each card; the page draws the rows itself from ``rows``."""

    template_name = "exercises/widgets/cards.html"

    def __init__(self, cards: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.cards = list(cards)

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> dict[str, str]:
        found = {slug: data.get(f"{name}-{slug}", "") for slug, _words in self.cards}
        return {slug: str(pile) for slug, pile in found.items() if pile}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{slug}" in data for slug, _words in self.cards)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        laid = value if isinstance(value, dict) else {}
        context["widget"]["rows"] = [
            (f"{name}-{slug}", words, [(pile, said, laid.get(slug) == pile) for pile, said in PILES.items()])
            for slug, words in self.cards
        ]
        return context

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class CardsField(forms.Field):
    """A dict from a card's slug to a pile. Required means every card was laid somewhere."""

    default_error_messages = {
        "required": _("Please lay every card somewhere. “It depends” is an answer too."),
        "invalid": _("A card was laid where there is no pile. Please lay it again."),
    }

    def __init__(self, cards: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        self.cards = list(cards)
        super().__init__(widget=CardsWidget(self.cards), **kwargs)

    def clean(self, value: Any) -> dict[str, str]:
        laid = value if isinstance(value, dict) else {}
        if not set(laid.values()) <= PILES.keys():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if self.required and len(laid) < len(self.cards):
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return laid
