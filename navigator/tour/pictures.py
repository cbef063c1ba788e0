"""Renders every screen to PNG, offscreen: for eyes, for reviews, for a machine without display."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from navigator.errors import ToolError
from navigator.language.bidi import PSEUDO, plain, pseudo
from navigator.language.translator import Translator
from navigator.library.facade import Library
from navigator.pack.store import Store
from navigator.paths import Paths
from navigator.site.settings import Settings

if TYPE_CHECKING:
    from navigator.ui.frame.window import Window


class MirroredTranslator(Translator):
    """English texts with their words turned round; names stay as they are."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, "en")
        self.lang = PSEUDO

    def text(self, english: str) -> str:
        """Return a text with its words turned round."""
        return pseudo(english)


class MirroredLibrary(Library):
    """A library that holds the pseudo-language too."""

    def languages(self) -> dict[str, bool]:
        """Return the languages of the pack and the pseudo-language."""
        return {**super().languages(), PSEUDO: False}

    def _translator(self, lang: str) -> Translator:
        if lang != PSEUDO:
            return super()._translator(lang)
        return self._translators.setdefault(lang, MirroredTranslator(self._store))


_WAIT_SECONDS = 20.0
_PAUSE_MS = 400
"""Longer than a page waits after the last key."""
_NOT_SUPPORTED = "This plugin does not support propagateSizeHints()"
"""The message of the offscreen platform for every window; true, and of no use to anybody."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture: a name, a route, and the actions before it is taken."""

    name: str
    kind: str
    id: str = ""
    state: str = "CO"
    typed: str = ""
    packet: tuple[str, ...] = ()
    clicked: tuple[str, ...] = ()
    """English words on buttons, pressed in turn; other languages press what they say for them."""
    numbers: tuple[int, ...] = ()
    """Put into the number fields, in their order, when the buttons are pressed."""
    zip: str = ""
    """Typed into the field for a ZIP code."""
    cover: str = ""
    """The cover over the page: `grace`, `idle` or `neutral`."""


STOPS: tuple[Stop, ...] = (
    Stop("01-intro", "intro"),
    Stop("02-choose-state", "home", state=""),
    Stop("03-home", "home"),
    Stop("04-home-texas", "home", state="TX"),
    Stop("05-results", "results", typed="driver licence"),
    Stop("06-results-none", "results", typed="qqqqzzzz"),
    Stop("07-driving-co", "card", "card:CO:driving"),
    Stop("08-driving-tx", "card", "card:TX:driving", state="TX"),
    Stop("09-health-co", "card", "card:CO:health"),
    Stop("10-college-fl", "card", "card:FL:college", state="FL"),
    Stop("11-rights-tx", "card", "card:TX:rights", state="TX"),
    Stop("12-records-ny", "card", "card:NY:records", state="NY"),
    Stop("13-legal-ca", "card", "card:CA:legal", state="CA"),
    Stop("61-school-tn", "card", "card:TN:school", state="TN"),
    Stop("62-food-tx", "card", "card:TX:food", state="TX"),
    Stop("63-home-ny", "card", "card:NY:home", state="NY"),
    Stop("64-work-ca", "card", "card:CA:work", state="CA"),
    Stop("14-someone-taken", "guide", "card:US:rights.someone-taken"),
    Stop("65-letters", "letters"),
    Stop("66-letter", "letter", "letter:US:snap-cut"),
    Stop("67-letter-no", "letter", "letter:US:appeal-medicaid"),
    Stop("15-program", "program", "program:CO:omnisalud"),
    Stop("16-place", "place", "place:CO:rmian"),
    Stop("17-places", "places", "card:CO:legal"),
    Stop("18-packet-empty", "packet"),
    Stop("19-packet", "packet", packet=("card:CO:driving", "place:CO:rmian")),
    Stop("20-checklist", "checklist", "checklist:driving"),
    Stop("21-checklist-answered", "checklist", "checklist:driving", clicked=("Yes",)),
    Stop("22-trouble", "card", "card:CO:driving.nothing"),
    Stop("23-changes", "changes"),
    Stop("24-changes-filtered", "changes", "health", state="CA"),
    Stop("25-compare", "compare", "driving"),
    Stop("26-compare-many", "compare", "college:CO,FL,NM,TX,NY"),
    Stop("27-map-driving", "map", "driving"),
    Stop("28-map-college", "map", "college"),
    Stop("29-map-health", "map", "health"),
    Stop("30-checklist-health", "checklist", "checklist:health"),
    Stop(
        "31-checklist-family",
        "checklist",
        "checklist:health",
        state="CA",
        clicked=("No", "Add a person", "A year"),
        numbers=(34, 6, -1, -1, 24_000),
    ),
    Stop("35-checklist-college", "checklist", "checklist:college", clicked=("Yes",)),
    Stop(
        "36-checklist-step",
        "checklist",
        "checklist:college",
        state="GA",
        clicked=("One at a time", "Next question"),
    ),
    Stop("70-household", "household", clicked=("Add a person",)),
    Stop("71-household-plan", "plan"),
    Stop("37-checklist-legal", "checklist", "checklist:legal", clicked=("Lawyer",)),
    Stop("38-checklist-records", "checklist", "checklist:records"),
    Stop("39-family-plan", "checklist", "checklist:family-plan"),
    Stop("31-near-clinics", "places", "card:CO:health", zip="80202"),
    Stop("32-near-legal-far", "places", "card:NM:legal", state="NM", zip="88220"),
    Stop("33-near-search", "results", typed="clinic", zip="81501"),
    Stop("34-near-card", "card", "card:TX:health", state="TX", zip="78501"),
    Stop(
        "35-listed-place",
        "place",
        "place:CO:hc-primehealth-12th-street-clinic-grand-junction",
    ),
)
DESK_STOPS = (
    *STOPS,
    Stop("40-settings", "settings"),
    Stop("41-cleared", "card", "card:CO:health", cover="grace"),
    Stop("42-idle", "card", "card:CO:health", cover="idle"),
    Stop("45-look-around", "tour"),
    Stop("46-look-around-last", "tour", "5"),
    Stop("47-help", "help"),
    Stop("48-about", "about"),
    Stop("67-own-place", "own_place"),
    Stop("68-stacks", "stacks"),
    Stop("69-new-stack", "new_stack"),
    Stop("53-set-up-place", "kiosk_setup"),
    Stop("54-set-up-start", "kiosk_setup", "5"),
    Stop("55-face-to-face", "faces", "card:CO:driving"),
    Stop("56-face-to-face-taken", "faces", "card:US:rights.someone-taken", state="TX"),
    Stop("57-say-it", "card", "card:CO:driving", clicked=("Show it large",)),
)
KIOSK_STOPS = (
    Stop("01-languages", "languages"),
    *(one for one in STOPS if one.kind in {"home", "guide", "program", "place", "places", "card"}),
    *(one for one in STOPS if one.kind in {"letters", "letter"}),
    *(one for one in STOPS if one.kind in {"checklist", "changes", "compare", "map"}),
    *(one for one in STOPS if one.kind in {"household", "plan"}),
    Stop("40-staff", "settings"),
    Stop("42-idle", "card", "card:CO:health", cover="idle"),
    Stop("43-neutral", "home", cover="neutral"),
    Stop(
        "44-may-others-hear",
        "card",
        "card:CO:driving",
        clicked=("Read aloud",),
    ),
    Stop("47-help", "help"),
    Stop("48-about", "about"),
    Stop("49-doors", "doors", "card:CO:health"),
    Stop("50-near-asks", "near", "card:CO:health"),
    Stop("51-near", "near", "card:CO:driving"),
    Stop("52-along", "along", "card:CO:driving"),
)
STOPS_OF = {"desk": DESK_STOPS, "kiosk": tuple(one for one in KIOSK_STOPS if not one.zip)}
SIZES = ((1280, 800, 100), (1024, 600, 100), (1920, 1080, 100), (1280, 800, 200))
SIZES_OF = {"desk": SIZES, "kiosk": (*SIZES, (1024, 600, 200))}
_SAMPLE_PIN = "scrypt$15$8$1$AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "="
"""No PIN has this hash: the page that asks for one is drawn, and nobody gets past it."""


def _tell_nobody(done: int, total: int) -> None:
    del done, total


def render_tour(
    paths: Paths,
    out: Path,
    lang: str | None,
    mode: str,
    tell: Callable[[int, int], None] = _tell_nobody,
    *,
    look: str | None = None,
) -> list[Path]:
    """Render every screen in every language, look and size; return the files written.

    With `lang` only this language; with `look` only `light` or `dark`, at the usual size. `tell` is
    called after each picture with how many there are now and how many there will be. Raises
    ToolError when `out` can not be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent  # noqa: PLC0415 - needs the platform set

    from navigator.app import make_app, make_window  # noqa: PLC0415 - needs the platform set
    from navigator.ui.theme import Mode, apply_theme, current_look  # noqa: PLC0415

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ToolError(
            f"{out} can not be written ({error.strerror}).", "Choose another."
        ) from error
    library_class = MirroredLibrary if lang == PSEUDO else Library
    with library_class.open(paths) as library:
        languages = [lang] if lang else list(library.languages())
    written: list[Path] = []

    def settle(window: Window) -> None:
        give_up = time.monotonic() + _WAIT_SECONDS
        while not window.is_idle and time.monotonic() < give_up:
            app.processEvents()
            time.sleep(0.001)  # the lane works meanwhile
        app.processEvents()
        app.processEvents()
        # No event loop runs here, and only one would delete the pages that were left: each
        # change of look would dress all of them anew.
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    with _without_offscreen_noise():
        app = make_app()
        for code in languages:
            settings = Settings(
                state="CO",
                language=code,
                introduction=False,
                look="light",
                mode=mode,
                pin_hash=_SAMPLE_PIN if mode == "kiosk" else "",
            )
            window: Window = make_window(app, paths, settings, lambda: library_class.open(paths))
            window.show()
            settle(window)
            pictures = list(_pictures(out, code, mode, look))
            for stop, picture in pictures:
                window.clear()
                worn = replace(current_look(), mode=Mode(picture.mode), percent=picture.percent)
                if worn != current_look():
                    apply_theme(app, worn)
                window.resize(picture.width, picture.height)
                visit(window, stop, settle)
                if not window.grab().save(str(picture.path)):
                    raise ToolError(f"{picture.path} could not be written.", "Free some space.")
                written.append(picture.path)
                tell(len(written), len(pictures) * len(languages))
            window.finish()
            window.hide()
    return written


@contextlib.contextmanager
def _without_offscreen_noise() -> Iterator[None]:
    """Drop one message of the offscreen platform; every other goes where it went before."""
    from PySide6.QtCore import qFormatLogMessage, qInstallMessageHandler  # noqa: PLC0415

    def hear(kind: Any, context: Any, text: str) -> None:
        if text == _NOT_SUPPORTED:
            return
        if before is not None:
            before(kind, context, text)
        else:
            sys.stderr.write(qFormatLogMessage(kind, context, text) + "\n")

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@dataclass(frozen=True, slots=True)
class _Picture:
    path: Path
    width: int
    height: int
    percent: int
    mode: str


def _pictures(
    out: Path, lang: str, use: str, look: str | None = None
) -> Iterator[tuple[Stop, _Picture]]:
    """Yield every stop in both themes at the usual size, and in light at the other sizes.

    With a look, every stop in this one alone.
    """
    stops = STOPS_OF[use]
    for mode in (look,) if look else ("light", "dark"):
        width, height, percent = SIZES[0]
        for stop in stops:
            name = f"{stop.name}-{lang}-{mode}.png"
            yield stop, _Picture(out / name, width, height, percent, mode)
    if look:
        return
    for width, height, percent in SIZES_OF[use][1:]:
        for stop in stops:
            name = f"{stop.name}-{lang}-{width}x{height}-{percent}.png"
            yield stop, _Picture(out / name, width, height, percent, "light")
    yield STOPS[2], _Picture(out / f"03-home-{lang}-contrast.png", 1280, 800, 100, "high_contrast")
    yield (
        STOPS[6],
        _Picture(out / f"07-driving-co-{lang}-contrast.png", 1280, 800, 100, "high_contrast"),
    )


def _in_language(window: Window, word: str) -> Iterator[str]:
    """Yield a word as a button may have it in the language of the window, and turned round."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - not before the platform is set

    yield from (word, pseudo(word), QCoreApplication.translate("", word))
    yield plain(window.library.wording(window.visit.lang).text(word))


def visit(window: Window, stop: Stop, settle: Callable[[Window], None]) -> None:
    """Bring the window to a stop; `settle(window)` waits until it has nothing left to do."""
    from PySide6.QtWidgets import QAbstractButton  # noqa: PLC0415

    from navigator.handout.packet import Packet  # noqa: PLC0415
    from navigator.ui.desk import Route  # noqa: PLC0415

    window.visit.set_state(stop.state)
    window.visit.set_packet(Packet(stop.packet))
    if stop.zip:
        window.top.zip.setText(stop.zip)
    if stop.typed:
        window.top.search.setText(stop.typed)
        window.top.search.setFocus()
    window.go(Route(stop.kind, stop.id))
    settle(window)
    words = {told for word in stop.clicked for told in _in_language(window, word)}
    for button in window.findChildren(QAbstractButton):
        if not words.isdisjoint((button.text(), button.accessibleName())):
            button.click()
    settle(window)
    if stop.numbers:
        from PySide6.QtTest import QTest  # noqa: PLC0415 - only a tour types by itself
        from PySide6.QtWidgets import QSpinBox  # noqa: PLC0415

        fields = (window.page or window).findChildren(QSpinBox)
        for field, number in zip(fields, stop.numbers, strict=True):
            field.setValue(number)
        QTest.qWait(_PAUSE_MS)
        settle(window)
    match stop.cover:
        case "grace":
            window.ask_clear()
        case "idle":
            window.turns.covers.warn(20)
        case "neutral":
            window.turns.hide()
