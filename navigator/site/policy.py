"""Lists what each mode permits: one plain table for window, pages, printing and widgets.

The desk is used by a volunteer, the kiosk by a visitor alone at a touch screen. To forbid or permit
something, change one row here; nobody else asks which mode it is.
"""

# Without `annotations` from `__future__`: as text each field of a NamedTuple is compiled.
from types import MappingProxyType
from typing import NamedTuple


class Policy(NamedTuple):
    """The permissions of one mode: one column of the table."""

    mode: str
    # What leaves the program
    saves_pdf: bool
    """A PDF may be written to a path that the person chooses in a file dialog."""
    print_dialog: bool
    """The person chooses the printer; else paper comes from the one the site admin named."""
    packet: bool
    """Pages can be collected, to print them together."""
    copies: bool
    """Text may go to the clipboard."""
    read_aloud_asks: bool
    """Reading aloud first asks whether others may hear."""
    # What leads elsewhere
    context_menus: bool
    drops: bool
    """Things may be dragged in and out."""
    whats_this: bool
    shortcuts: tuple[str, ...]
    """The actions that have a key of their own; `navigator/ui/visit/shortcuts.py` names the
    keys."""
    leave_needs_pin: bool
    """The window closes, and settings open, only for the helper PIN."""
    pin_pages: tuple[str, ...]
    """Kinds of pages that open only for the helper PIN, where one is set; a kiosk has one."""
    full_screen: bool
    volunteers: bool
    """Whether a volunteer sits here: notes of the center are shown, and results of calls are
    kept."""
    # How it is laid out
    touch: bool
    """Large type, and a finger scrolls the page."""
    columns: int
    """The most columns of a page."""
    bottom_bar: bool
    """Whether all navigation is in one bar below; no search and no lists above."""
    number_pad: bool
    """A field for digits brings its own keys along."""
    # One visitor after the other
    language_first: bool
    """A visit begins with the choice of a language."""
    doors_first: bool
    """A topic opens on two large buttons; its page lies behind one of them."""
    introduction: bool
    """The page for volunteers can be opened."""
    clear_grace_seconds: int
    """Seconds in which a cleared visit can be brought back; 0: it is gone at once."""
    hides: bool
    """Esc and a button clear at once and show a neutral screen."""
    keeps_look: bool
    """Text size and colors stay for the next visitor."""
    keeps_state: bool
    """Whether the first state chosen by hand stays after Clear, where the site admin has set
    none."""
    idle_seconds: int
    """Seconds without input until the visit is about to be cleared; the site admin may set
    others."""
    warning_seconds: int
    """Seconds that the warning before that stands; at least 20, and one touch ends it."""


POLICIES = MappingProxyType(
    {
        "desk": Policy(
            mode="desk",
            saves_pdf=True,
            print_dialog=True,
            packet=True,
            copies=True,
            read_aloud_asks=False,
            context_menus=True,
            drops=True,
            whats_this=True,
            shortcuts=(
                "search", "home", "back", "packet", "clear", "language", "look", "larger",
                "plain_size", "read", "read_back", "read_pause", "read_next", "faces", "help",
                "settings",
            ),
            leave_needs_pin=False,
            pin_pages=("settings", "kiosk_setup", "own_place", "new_stack"),
            full_screen=False,
            touch=False,
            columns=2,
            bottom_bar=False,
            number_pad=False,
            language_first=False,
            doors_first=False,
            introduction=True,
            volunteers=True,
            clear_grace_seconds=5,
            hides=False,
            keeps_look=True,
            keeps_state=True,
            idle_seconds=1200,
            warning_seconds=60,
        ),
        "kiosk": Policy(
            mode="kiosk",
            saves_pdf=False,
            print_dialog=False,
            packet=False,
            copies=False,
            read_aloud_asks=True,
            context_menus=False,
            drops=False,
            whats_this=False,
            shortcuts=(
                "home", "back", "larger", "plain_size", "read", "read_back", "read_pause",
                "read_next", "help",
            ),
            leave_needs_pin=True,
            pin_pages=("settings", "kiosk_setup", "own_place", "new_stack"),
            full_screen=True,
            touch=True,
            columns=1,
            bottom_bar=True,
            number_pad=True,
            language_first=True,
            doors_first=True,
            introduction=False,
            volunteers=False,
            clear_grace_seconds=0,
            hides=True,
            keeps_look=False,
            keeps_state=False,
            idle_seconds=90,
            warning_seconds=30,
        ),
    }
)  # fmt: skip

DESK = POLICIES["desk"]
