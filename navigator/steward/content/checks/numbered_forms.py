"""Reads and checks the forms that people know by their numbers, `federal/forms.yaml`.

A form without a source, one that leads to a page held nowhere, and a number that means two forms
are mistakes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from navigator.search.form_numbers import BESIDE, CALLING, NAMING, number_key
from navigator.steward.content.checks import guards
from navigator.steward.content.checks.letter_checks import said_of
from navigator.steward.content.checks.ways import held_targets
from navigator.steward.content.records import Content
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import FormEntry

FORMS_FILE = Path("federal/forms.yaml")
ROW_LETTERS = 180
"""The most letters of a form's sentences with that on its last day: its row shows three lines."""


def read_forms(reader: Reader, content: Content, today: date) -> None:
    """Put the forms and the words beside their numbers into `content`; note what does not fit."""
    for group in (BESIDE, NAMING, CALLING):
        content.synonyms[group] = dict(reader.mapping(group.partition(".")[2], list[str]))
    held = {one for one in held_targets(content) if one.startswith("card:")}
    said = {way: id for id, way in said_of(content)}
    for key, form in reader.items("forms", FormEntry):
        if form.page not in held:
            reader.problem(key, f"there is no {form.page!r}.", "name a card or guide.")
        if (
            len(form.text) + len(content.words.get(f"form.last_day.{form.last_day}", ""))
            > ROW_LETTERS
        ):
            reader.problem(key, "its row does not show all of it.", f"use {ROW_LETTERS} letters.")
        if not form.sources:
            reader.problem(key, "no source.", "name the page you read.")
        for way in (form.id, *form.also):
            parts = number_key(way)
            if not parts or parts in said:
                told = f"{way!r} stands for {said.get(parts, 'nothing')} already."
                reader.problem(key, told, "write it once.")
            said.setdefault(parts, form.id)
        guards.check_claim(reader, key, form, content.form_sources)
        guards.check_texts(reader, [(f"{key}.name", form.name), (f"{key}.text", form.text)])
        content.forms.append(form)
    guards.check_sources(reader, content.form_sources, today)
    guards.check_unused(reader, content.form_sources)
