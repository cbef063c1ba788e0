"""A wrong setting is named with its file and key; nothing is guessed or ignored."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.errors import DiskError, KnownError
from navigator.site.pin import NO_PIN_OPENS, hash_pin, is_hash, matches
from navigator.site.settings import (
    LOOKS,
    Settings,
    fixed_keys,
    locked_settings,
    own_settings,
    read_settings,
    write_settings,
)

PIN_HASH = hash_pin("482915")


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()
    assert read_settings(tmp_path / "no" / "such" / "folder.toml") == Settings()
    assert read_settings(written(tmp_path, "") / "below a file") == Settings()
    assert read_settings(written(tmp_path, "")) == Settings()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'state = "CO"\nzip = "80202"\nlanguage = "es"\nlook = "dark"\nmotion = "less"\n'
        "text_percent = 150\nintroduction = false\n",
    )
    assert read_settings(path) == Settings(
        state="CO",
        zip="80202",
        language="es",
        look="dark",
        motion="less",
        text_percent=150,
        introduction=False,
    )


def test_every_setting_of_a_kiosk_can_be_set(tmp_path: Path) -> None:
    wanted = Settings(
        mode="kiosk",
        languages=("es", "en"),
        idle_seconds=120,
        printer="front desk",
        site_name="Hall of Books",
        site_logo="/srv/logo.svg",
        updates="off",
        pin_hash=PIN_HASH,
    )
    path = written(
        tmp_path,
        f"""mode = "kiosk"
languages = ["es", "en"]
idle_seconds = 120
printer = "front desk"
site_name = "Hall of Books"
site_logo = "/srv/logo.svg"
updates = "off"
pin_hash = "{PIN_HASH}"
""",
    )
    assert read_settings(path) == wanted


@pytest.mark.parametrize("look", LOOKS)
def test_every_look_is_accepted(tmp_path: Path, look: str) -> None:
    assert read_settings(written(tmp_path, f'look = "{look}"')).look == look


@pytest.mark.parametrize("percent", [100, 200])
def test_text_sizes_to_both_ends_are_accepted(tmp_path: Path, percent: int) -> None:
    path = written(tmp_path, f"text_percent = {percent}")
    assert read_settings(path).text_percent == percent


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('colour = "red"', "'colour'"),
        ("state = 3", "'state' is of the wrong kind"),
        ('text_percent = "100"', "'text_percent' is of the wrong kind"),
        ("text_percent = 99.5", "'text_percent' is of the wrong kind"),
        ("text_percent = true", "'text_percent' is of the wrong kind"),
        ("introduction = 1", "'introduction' is of the wrong kind"),
        ("[state]\nname = 'CO'", "'state' is of the wrong kind"),
        ('state = "ZZ"', "'ZZ'"),
        ("zip = 80202", "'zip' is of the wrong kind"),
        *(
            (f'zip = "{code}"', "zip must have five digits")
            for code in ("8020", "802020", "Denver", "80202-1234", "8020\u0662", "80202\\n")
        ),
        ('look = "pink"', "look must be one of"),
        ('motion = "fast"', "motion must be one of"),
        ("text_percent = 99", "between 100 and 200"),
        ("text_percent = 201", "between 100 and 200"),
        ('mode = "laptop"', "mode must be one of desk, kiosk"),
        ('mode = "kiosk"', "a kiosk needs a helper PIN"),
        ("idle_seconds = 29", "idle_seconds must be 0 or lie between 30 and 3600"),
        ("idle_seconds = 3601", "idle_seconds must be 0 or lie between"),
        ('languages = "es"', "'languages' is of the wrong kind"),
        ("languages = [1]", "'languages' is of the wrong kind"),
        ('updates = "https://example.org"', "updates must be one of off, folder, address"),
        ('updates = "folder"', "updates_from must be the whole path of a folder"),
        ('updates = "folder"\nupdates_from = "stick"', "must be the whole path of a folder"),
        ('updates = "address"', "updates_from must be an address"),
        *(
            (f'updates = "address"\nupdates_from = "{one}"', "updates_from must be an address")
            for one in (
                "http://example.org",
                "https://me@example.org",
                "https://me:x@example.org/a",
                "https://example.org/a?b=c",
                "https://example.org/#a",
                "https://example.org/a b",
                "https://",
                "file:///etc",
                "/media/stick",
                "HTTPS://example.org",
            )
        ),
        ('updates_root = "root.json"', "updates_root must be the whole path of a file"),
        ('pin_hash = "482915"', "not what `navigator kiosk set-pin` writes"),
        ("state = ", "not valid TOML"),
        ("state = 'CO'\nstate = 'TX'", "not valid TOML"),
    ],
)
def test_each_mistake_is_named_with_a_next_step(tmp_path: Path, text: str, named: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(KnownError, match=re.escape(named)) as caught:
        read_settings(path)
    assert str(path) in caught.value.words()[0]
    assert caught.value.next_step


def test_a_file_that_is_no_text_is_one_calm_sentence(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'state = "\xff\xfe"')
    with pytest.raises(KnownError, match="not valid TOML"):
        read_settings(path)


def test_a_file_that_can_not_be_read_is_one_calm_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", os.fspath(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(KnownError, match="can not be read") as caught:
        read_settings(tmp_path / "settings.toml")
    assert "Permission denied" in caught.value.words()[0]


def test_a_folder_in_its_place_is_one_calm_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="can not be read"):
        read_settings(tmp_path)


# A file for the whole computer.
def test_a_file_for_the_whole_computer_stands_above_the_own(tmp_path: Path) -> None:
    own = written(tmp_path, 'state = "CO"\nlanguage = "es"\n')
    (tmp_path / "all").mkdir()
    above = written(tmp_path / "all", 'state = "TX"\n')
    assert read_settings(own, above) == Settings(state="TX", language="es")
    assert fixed_keys(above) == {"state"}
    assert fixed_keys(tmp_path / "nothing") == fixed_keys(None) == frozenset()


def test_the_pin_of_a_kiosk_may_stand_in_the_other_file(tmp_path: Path) -> None:
    own = written(tmp_path, f'pin_hash = "{PIN_HASH}"')
    (tmp_path / "all").mkdir()
    above = written(tmp_path / "all", 'mode = "kiosk"\n')
    assert read_settings(own, above).mode == "kiosk"


def test_a_mistake_in_the_file_for_the_whole_computer_names_that_file(tmp_path: Path) -> None:
    above = written(tmp_path, "colour = 1")
    with pytest.raises(KnownError, match=re.escape(str(above))):
        read_settings(tmp_path / "own.toml", above)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("folder", "/media/desk/NAVIGATOR"),
        ("address", "https://content.example.org/navigator"),
        ("address", "https://localhost:8443"),
        ("address", "https://[::1]/x"),
    ],
)
def test_where_new_content_comes_from_may_stand_in_two_files(
    tmp_path: Path, kind: str, place: str
) -> None:
    own = written(tmp_path, f'updates_from = "{place}"\nupdates_root = "/etc/root.json"\n')
    (tmp_path / "all").mkdir()
    above = written(tmp_path / "all", f'updates = "{kind}"\n')
    wanted = Settings(updates=kind, updates_from=place, updates_root="/etc/root.json")
    assert read_settings(own, above) == wanted


# A file with a mistake.
@pytest.mark.parametrize(
    "text",
    [
        f'mode = "kiosk"\npin_hash = "{PIN_HASH}"\ncolour = 1',
        f'colour = "\n  mode = \'kiosk\' # here\npin_hash="{PIN_HASH}"',
        f'"mode" = "kiosk"\nstate = [\npin_hash = \'{PIN_HASH}\'',
    ],
)
def test_a_mistake_never_turns_a_kiosk_into_a_desk(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(KnownError):
        read_settings(path)
    assert locked_settings(None, path, tmp_path / "nothing") == Settings(
        mode="kiosk", pin_hash=PIN_HASH
    )


@pytest.mark.parametrize("line", ["kiosk", 'mode = "kiosk', "pin_hash = [", "? mode ="])
def test_a_desk_with_a_line_that_can_not_be_read_locks(tmp_path: Path, line: str) -> None:
    """That line may have been what made it a kiosk."""
    locked = Settings(mode="kiosk", pin_hash=NO_PIN_OPENS)
    assert locked_settings(written(tmp_path, f'mode = "desk"\n{line}')) == locked
    held = f'mode = "desk"\npin_hash = "{PIN_HASH}"\n{line}'
    assert locked_settings(written(tmp_path, held)) == Settings(mode="kiosk", pin_hash=PIN_HASH)


def test_what_is_no_hash_is_no_pin(tmp_path: Path) -> None:
    path = written(tmp_path, 'mode = "kiosk"\npin_hash = "12"')
    assert locked_settings(path) == Settings(mode="kiosk", pin_hash=NO_PIN_OPENS)
    assert locked_settings(written(tmp_path, 'mode = "kiosk"')) == Settings(mode="kiosk")
    assert locked_settings(written(tmp_path, '# mode = "kiosk"')) == Settings()


def test_a_mistake_leaves_a_desk_a_desk(tmp_path: Path) -> None:
    assert locked_settings(written(tmp_path, "colour = 1\n# [\nstate = [")) == Settings()
    text = f'mode = "desk"\npin_hash = "{PIN_HASH}"\ncolour = 1'
    assert locked_settings(written(tmp_path, text)) == Settings(pin_hash=PIN_HASH)


KIOSK = f'mode = "kiosk"\nstate = "CO"\npin_hash = "{PIN_HASH}"\nidle_seconds = 90\n'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_saved_by_an_editor_on_windows_is_read(tmp_path: Path, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = tmp_path / "settings.toml"
    path.write_bytes(mark + KIOSK.encode(encoding))
    wanted = Settings(mode="kiosk", state="CO", pin_hash=PIN_HASH, idle_seconds=90)
    assert read_settings(path) == wanted
    write_settings(path, wanted._replace(state="TX"))
    assert path.read_text("utf-8") == KIOSK.replace('"CO"', '"TX"')


def test_a_kiosk_whose_key_is_written_in_another_way_stays_one(tmp_path: Path) -> None:
    path = written(tmp_path, KIOSK.replace('"kiosk"', '"\\u006biosk"') + "colour = 1")
    assert locked_settings(path) == Settings(mode="kiosk", pin_hash=PIN_HASH)


@pytest.mark.parametrize("text", ["idle_seconds = " + "9" * 5000, "state = " + "[" * 100_000])
def test_a_number_or_a_list_without_end_is_a_sentence(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, f"{KIOSK}\n{text}")
    with pytest.raises(KnownError, match="TOML"):
        read_settings(path)
    assert locked_settings(path) == Settings(mode="kiosk", pin_hash=PIN_HASH)


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO, errno.EISDIR])
def test_what_can_not_be_read_whole_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    """A visitor would else find a desk, with everything open."""
    path, other = written(tmp_path, ""), tmp_path / "other.toml"
    other.write_text(f'pin_hash = "{PIN_HASH}"', "utf-8")
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == path:
            raise OSError(error, os.strerror(error))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(KnownError, match="can not be read"):
        read_settings(path)
    assert locked_settings(path) == Settings(mode="kiosk", pin_hash=NO_PIN_OPENS)
    assert locked_settings(path, other) == Settings(mode="kiosk", pin_hash=PIN_HASH)


def test_no_pin_opens_what_has_no_readable_pin() -> None:
    assert is_hash(NO_PIN_OPENS)
    assert not matches("000000", NO_PIN_OPENS)


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("harmed")


@settings(max_examples=3000, deadline=None)
@given(st.data())
def test_a_kiosk_whose_file_was_harmed_never_opens_as_a_desk(
    harmed: Path, data: st.DataObject
) -> None:
    """Unless the harm reads as a whole and different wish: the word for the mode is not there."""
    raw = bytearray(KIOSK.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    path = harmed / "settings.toml"
    path.write_bytes(raw)
    try:
        found = read_settings(path)
    except KnownError:
        found = locked_settings(path)
    names = b"mode", "mode".encode("utf-16-le")
    assert found.mode == "kiosk" or not any(one in raw for one in names)


def test_a_kiosk_whose_line_became_a_remark_stays_one(tmp_path: Path) -> None:
    path = written(tmp_path, f"#{KIOSK}")
    assert read_settings(path).mode == "kiosk"
    path.write_text(f'mode = "desk"\n#{KIOSK}', "utf-8")
    assert read_settings(path).mode == "desk"


# Writing.
def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.toml"
    wanted = Settings(
        state="CO",
        zip="80202",
        language="es",
        look="dark",
        motion="less",
        text_percent=150,
        introduction=False,
        languages=("es", "en"),
    )
    write_settings(path, wanted)
    assert own_settings(path) == wanted
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


def test_only_what_changes_is_written_and_remarks_stay(tmp_path: Path) -> None:
    text = '# by the IT department\nstate = "CO"  # here\n\nlook = "dark"\n'
    path = written(tmp_path, text)
    write_settings(path, Settings(state="TX", look="dark", idle_seconds=60))
    assert path.read_text("utf-8") == text.replace('"CO"', '"TX"') + "idle_seconds = 60\n"


def test_what_is_set_for_the_whole_computer_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_settings(path, Settings(state="TX", look="dark"), frozenset({"state"}))
    assert own_settings(path) == Settings(look="dark")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_own_account_can_read_the_hash(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    path.chmod(0o644)
    write_settings(path, Settings(pin_hash=PIN_HASH))
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_with_a_mistake_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path, "colour = 1")
    with pytest.raises(KnownError, match="colour"):
        write_settings(path, Settings(state="CO"))
    assert path.read_text("utf-8") == "colour = 1"


def test_when_writing_fails_the_old_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, 'state = "CO"')

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DiskError, match="No space left"):
        write_settings(path, Settings(state="TX"))
    assert path.read_text("utf-8") == 'state = "CO"'
    assert [one.name for one in tmp_path.iterdir()] == ["settings.toml"]
