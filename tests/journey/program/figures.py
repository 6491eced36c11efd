"""Figures in the words of a program: which of them are claims, and which of those stand in no card."""

from __future__ import annotations

import re

WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
    "es": "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte",
}
MORE = {
    "en": {"half": "½", "twenty-five": "25", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60"}
    | {"seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "twice": "2"},
    "es": {"medio": "½", "media": "½", "mitad": "½", "una": "1", "veinticinco": "25", "treinta": "30"}
    | {"cuarenta": "40", "cincuenta": "50", "sesenta": "60", "setenta": "70", "ochenta": "80"}
    | {"noventa": "90", "cien": "100", "ciento": "100", "mil": "1000", "doble": "2"},
}
NUMBERS = {
    language: {word: str(value) for value, word in enumerate(words.split())} | MORE[language]
    for language, words in WORDS.items()
}
# What is counted of people and studies. A figure before it is a claim wherever it stands.
COUNTED = {
    "en": r"%|per\s+cent|percent|in\s+(?:ten|a\s+hundred)|(?:out\s+)?of\s+(?:every\s+)?(?:ten|\d+)|"
    r"couples|patients|studies|experiments|trials|participants",
    "es": r"%|por\s+ciento|de\s+cada|parejas|pacientes|estudios|experimentos|ensayos|participantes",
}
# In a sentence that says who found it, every length of time and every number of people is a claim too.
FOUND = {
    "en": r"\b(?:stud(?:y|ies)|experiments?|trials?|research\w*|review|surveys?|clinicians?|"
    r"doctors\s+(?:say|think))\b",
    "es": r"\b(?:estudios?|experimentos?|ensayos?|investiga\w*|encuestas?|clínicas?|en\s+terapia\s+se\s+\w+|"
    r"quienes\s+(?:hacen|atienden|trabajan)|"
    r"terapeutas(?:\s+que\s+[^,;.]{0,70})?\s+(?:ven|dicen|hablan|aconsejan))\b",
}
LENGTHS = {
    "en": r"minutes?|hours?|days?|weeks?|months?|years?|times|people|persons|pairs|tests|meetings|"
    r"parts|a\s+year",
    "es": r"minutos?|horas?|días?|semanas?|mes(?:es)?|años?|veces|personas|pruebas|sesiones|partes|al\s+año",
}
SENTENCE = re.compile(r"(?<=[.?!:])\s+")


def plain(figure: str, language: str) -> str:
    """A figure as digits, however it is written."""
    told = re.sub(r"(?<=\d)[,.](?=\d{3})", "", figure.lower())
    return NUMBERS[language].get(told, told)


def _number(language: str) -> str:
    words = sorted(NUMBERS[language], key=len, reverse=True)
    return rf"(?<![\w-])(\d+(?:[.,]\d+)*|{'|'.join(map(re.escape, words))})(?![\w-])"


def claimed(text: str, language: str) -> set[str]:
    """Every figure of a text that says something about people, as digits."""
    number = _number(language)
    found = set(re.findall(rf"{number}\s*(?:{COUNTED[language]})", text, re.IGNORECASE))
    length = re.compile(
        rf"{number}(?=(?:\s+(?:or|to|o|a)\s+[\w-]+)?\s+(?:a\s+)?(?:{LENGTHS[language]})\b|\s+(?:a|an)\s+(?:year|hour)\b)",
        re.IGNORECASE,
    )
    for sentence in SENTENCE.split(text):
        if re.search(FOUND[language], sentence, re.IGNORECASE):
            found |= set(length.findall(sentence))
    return {plain(figure, language) for figure in found}


def held(text: str, language: str) -> set[str]:
    """Every figure there is in the words of a card, as digits."""
    return {plain(figure, language) for figure in re.findall(_number(language), text, re.IGNORECASE)}


def made_up(text: str, cards: str, language: str) -> set[str]:
    """The figures a text claims and its cards do not hold."""
    return claimed(text, language) - held(cards, language)
