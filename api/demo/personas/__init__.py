"""The people of the demo that have a story each. docs/demo.md is made from this."""

from api.demo.personas import faults, lives, money
from api.demo.personas.persona import Chapter, Persona

CHAPTERS: tuple[Chapter, ...] = (*money.CHAPTERS, *faults.CHAPTERS, *lives.CHAPTERS)
PERSONAS: tuple[Persona, ...] = tuple(
    sorted([lives.MAYA, *(chapter.persona for chapter in CHAPTERS)], key=lambda persona: persona.digits)
)

__all__ = ["CHAPTERS", "PERSONAS", "Chapter", "Persona"]
