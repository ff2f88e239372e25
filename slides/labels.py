"""The few words the program itself writes on slides, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's words. `part` takes title, number and count; `contents` the count of sections; `minutes` a number."""

    agenda: str
    questions: str
    opening: str
    body: str
    part: str
    question: str
    contents: str
    untitled: str


_LABELS: Mapping[str, Labels] = MappingProxyType(
    {
        "en": Labels(
            "Agenda",
            "Frequently asked questions",
            "Opening",
            "Briefing",
            "{title} ({number} of {count})",
            "Question: {question}",
            "The briefing has {count} parts, in the order shown here. Each line leads to its slide.",
            "Untitled",
        ),
        "de": Labels(
            "Inhalt",
            "Häufige Fragen",
            "Auftakt",
            "Hauptteil",
            "{title} ({number} von {count})",
            "Frage: {question}",
            "Der Vortrag hat {count} Teile, in dieser Reihenfolge. Jede Zeile führt zu ihrer Folie.",
            "Ohne Titel",
        ),
        "fr": Labels(
            "Sommaire",
            "Questions fréquentes",
            "Ouverture",
            "Exposé",
            "{title} ({number} sur {count})",
            "Question : {question}",
            "L’exposé compte {count} parties, dans cet ordre. Chaque ligne mène à sa diapositive.",
            "Sans titre",
        ),
        "es": Labels(
            "Índice",
            "Preguntas frecuentes",
            "Apertura",
            "Exposición",
            "{title} ({number} de {count})",
            "Pregunta: {question}",
            "La exposición tiene {count} partes, en este orden. Cada línea lleva a su diapositiva.",
            "Sin título",
        ),
    }
)


def labels(language: str) -> Labels:
    """The words for a language tag; English where its language has none yet."""
    return _LABELS.get(language.split("-")[0].lower(), _LABELS["en"])
