"""One sitting of a steward: reads and saves `resources/` and `i18n/`, undoes, and knows who reads.

Every save leaves a tree that loads, or writes nothing and says all that is missing. It
refuses to write over what somebody else changed since it was read here, so that plain git
works beside it. It never commits by itself. Who reads is found in their file of reviews.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.errors import ContentErrors, Problem, ToolError
from navigator.files import replace_text
from navigator.records.reviewing import ROLES, Outcome, Role
from navigator.steward.content.loader import read_content, read_reviews_anew, read_words_anew
from navigator.steward.content.records import Content
from navigator.steward.content.reviews.reviews import FOLDER, LONGEST, WHO
from navigator.steward.content.reviews.reviews import FOLDER as REVIEWS
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry
from navigator.steward.content.words.language_files import HOME
from navigator.steward.exchange.review_writing import Person, given_review, with_review

TRANSLATIONS = HOME.name
_WRITTEN = (".yaml", ".csv")
"""The kinds of files that the desk writes."""
Text = str | None
"""A file's text; None where there is no such file."""


@dataclass(frozen=True, slots=True)
class Act:
    """One save: what was done, in a few words, and the files before and after."""

    told: str
    before: Mapping[Path, Text]
    after: Mapping[Path, Text]


class Sitting:
    """The content as it is now, and what was done since the desk was opened.

    Paths are relative to the folder that holds `resources` and `i18n`. No method is for the
    window's own thread: whoever has a window calls it on a lane, for a load takes seconds.
    """

    def __init__(self, resources: Path, today: date) -> None:
        self.resources = resources
        self.root = resources.parent
        self.today = today
        self._content: Content | None = None
        self._problems: tuple[Problem, ...] = ()
        self._acts: list[Act] = []
        self._read: dict[Path, Text] = {}

    @property
    def content(self) -> Content:
        """The sound part of the tree, read anew after each save."""
        if self._content is None:
            self._content, problems = read_content(self.resources, self.today)
            self._problems = tuple(sorted(problems))
        return self._content

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the tree when it was read."""
        _ = self.content
        return self._problems

    @property
    def acts(self) -> tuple[Act, ...]:
        """The saves of this sitting, in order."""
        return tuple(self._acts)

    def text(self, path: Path) -> str:
        """Return a file's text, empty where there is none; `save` refuses a file changed since."""
        self._read[path] = held = self._held(path)
        return held or ""

    def save(self, told: str, texts: Mapping[Path, Text]) -> Act:
        """Write files, whole or none of them; None deletes one.

        Raises ContentErrors with every problem that the tree would have and had not before,
        ToolError where a file is another than was read here, DiskError.
        """
        before = {path: self._held(path) for path in texts}
        for path, held in before.items():
            if self._read.get(path, held) != held:
                raise ToolError(
                    f"{path} was changed beside this desk.", "Open the entry again, then save."
                )
        content, problems = self._checked(texts)
        if new := [one for one in problems if one not in self.problems]:
            raise ContentErrors(tuple(new))
        act = Act(told, before, dict(texts))
        self._write(texts)
        self._content, self._problems = content, problems
        self._acts.append(act)
        return act

    def undo(self) -> Act | None:
        """Take the last save back and return it; None where there is none.

        Raises ToolError where a file is another by now.
        """
        if not self._acts:
            return None
        act = self._acts[-1]
        for path, text in act.after.items():
            if self._held(path) != text:
                raise ToolError(f"{path} was changed after that.", "Take it back with git.")
        content = None
        if Path(self.resources.name) not in self._reads(act.before):
            content, problems = self._checked(act.before)
            self._problems = problems
        self._write(act.before)
        self._content = content
        return self._acts.pop()

    def message(self) -> str:
        """Return the message of a commit of this sitting: a line for each act."""
        told = list(dict.fromkeys(act.told for act in self._acts))
        if len(told) == 1:
            return told[0]
        return "\n".join([f"{len(told)} changes of content", "", *(f"- {one}" for one in told)])

    def uncommitted(self) -> tuple[Path, ...]:
        """Return the content files that are in no commit; none where there is no git."""
        here = ("--", self.resources.name, TRANSLATIONS)
        try:
            told = self._git("diff", "--name-only", "--relative", "-z", "HEAD", *here)
            told += self._git("ls-files", "--others", "--exclude-standard", "-z", *here)
        except ToolError:
            return ()
        return tuple(path for path in map(Path, told.split("\0")) if path.suffix in _WRITTEN)

    def left(self) -> tuple[Path, ...]:
        """Return the files in no commit that no act of this sitting wrote: an earlier one did."""
        mine = {path for act in self._acts for path in act.after}
        return tuple(path for path in self.uncommitted() if path not in mine)

    def take_in(self, paths: tuple[Path, ...]) -> Act:
        """Make what an earlier sitting left the first act of this one, to commit or to undo."""
        told = f"Left by an earlier sitting: {', '.join(map(str, paths))}"
        after = {path: self._held(path) for path in paths}
        for act in reversed(self._acts):  # as it was before this sitting wrote it too
            after |= {path: text for path, text in act.before.items() if path in after}
        act = Act(told, {path: self._committed(path) for path in paths}, after)
        self._acts.insert(0, act)
        return act

    def commit(self, message: str) -> str:
        """Put the files of this sitting, and no others, into one commit; return its id.

        Raises ToolError in git's own words.
        """
        paths = sorted({str(path) for act in self._acts for path in act.after})
        if not paths:
            raise ToolError("Nothing was changed in this sitting.", "")
        self._git("add", "--", *paths)
        self._git("commit", "--quiet", "-m", message, "--", *paths)
        self._acts.clear()
        return self._git("rev-parse", "--short", "HEAD").strip()

    def _committed(self, path: Path) -> Text:
        try:
            return self._git("show", f"HEAD:./{path.as_posix()}")
        except ToolError:
            return None

    def _git(self, *words: str) -> str:
        try:
            done = subprocess.run(
                ["git", *words],
                cwd=self.root, capture_output=True, encoding="utf-8", check=True,
            )  # fmt: skip
        except FileNotFoundError as error:
            raise ToolError("There is no git here.", "Hand the folder on as it is.") from error
        except subprocess.CalledProcessError as error:
            raise ToolError("git did not take it.", error.stderr.strip()) from error
        return done.stdout

    def _held(self, path: Path) -> Text:
        try:
            return (self.root / path).read_text("utf-8")
        except FileNotFoundError:
            return None

    def _write(self, texts: Mapping[Path, Text]) -> None:
        for path, text in texts.items():
            if text is None:
                (self.root / path).unlink(missing_ok=True)
            else:
                replace_text(self.root / path, text)
            self._read[path] = text

    def _checked(self, texts: Mapping[Path, Text]) -> tuple[Content, tuple[Problem, ...]]:
        """Return the content as it would be, and its problems; the tree is not touched yet."""
        mine = Path(self.resources.name)
        with tempfile.TemporaryDirectory(prefix="navigator-") as folder:
            shadow = Path(folder)
            reads = self._reads(texts)
            for path in reads:
                _mirror(self.root / path, shadow / path)
            for path, text in texts.items():
                (shadow / path).unlink(missing_ok=True)
                if text is not None:
                    (shadow / path).parent.mkdir(parents=True, exist_ok=True)
                    (shadow / path).write_text(text, "utf-8")
            content, problems = self._load(shadow / mine, reads)
        return content, tuple(sorted(problems))

    def _reads(self, texts: Mapping[Path, Text]) -> tuple[Path, ...]:
        """Return the folders to read anew when these files change; no others depend on them."""
        reviews = Path(self.resources.name) / REVIEWS
        words = Path(TRANSLATIONS)
        if all(path.parent == reviews for path in texts):
            return (reviews,)
        if all(path.parent == reviews or words in path.parents for path in texts):
            return (reviews, words)
        return (Path(self.resources.name), words)

    def _load(self, resources: Path, reads: tuple[Path, ...]) -> tuple[Content, list[Problem]]:
        """Return the content below a folder with the parts read anew; the rest is as it was."""
        if Path(self.resources.name) in reads:
            return read_content(resources, self.today)
        anew = read_words_anew if len(reads) > 1 else read_reviews_anew
        content, problems = anew(self.content, resources, self.today)
        kept = [one for one in self.problems if not any(path in one.path.parents for path in reads)]
        return content, [*problems, *kept]


def _mirror(source: Path, target: Path) -> None:
    """Make the same folders, with a link for each file."""
    for folder, _, names in os.walk(source):
        here = target / Path(folder).relative_to(source)
        here.mkdir(parents=True, exist_ok=True)
        for name in names:
            (here / name).symlink_to(Path(folder).resolve() / name)


ROLE_WORDS: dict[Role, str] = {
    "lawyer": "Lawyer",
    "accredited": "Accredited by the Department of Justice",
    "agency": "Works at the office it is about",
    "speaker": "Grew up with the language",
    "volunteer": "Volunteer",
}


def people(resources: Path) -> tuple[Person, ...]:
    """Return everybody who has a file of reviews, by name, as their newest review has them."""
    return tuple(_people(resources))


def lacking(who: str, role: str, organization: str) -> tuple[str, ...]:
    """Return a sentence for each part that is missing or wrong."""
    told = []
    if not WHO.fullmatch(who):
        told.append("A short name in small letters, such as ana-lopez.")
    if role not in ROLES:
        told.append("In which role you read.")
    if not (organization.strip() and organization.isprintable() and len(organization) <= LONGEST):
        told.append("The organization, in one line.")
    return tuple(told)


def review(
    sitting: Sitting, person: Person, entry: str, outcome: Outcome, *,
    lang: str = ENGLISH, page: str = "", note: str = "",
) -> dict[Path, Text]:  # fmt: skip
    """Return the file to save once this person has read an entry as it is now.

    Raises ToolError with all that is missing.
    """
    answers = {
        "entry": entry, "lang": lang, "role": person.role, "organization": person.organization,
        "on": sitting.today, "outcome": outcome, "page": page.strip() or None,
        "note": " ".join(note.split()) or None,
    }  # fmt: skip
    given = given_review(sitting.content, person.who, answers, sitting.today)
    path = Path(sitting.resources.name) / FOLDER / f"{person.who}.yaml"
    return {path: with_review(sitting.text(path), given)}


def _people(resources: Path) -> Iterator[Person]:
    for path in sorted((resources / FOLDER).glob("*.yaml")):
        reader = Reader(path, Path(resources.name) / FOLDER / path.name)
        given = [one for _, one in reader.items(FOLDER, ReviewEntry)]
        if given and WHO.fullmatch(path.stem):
            last = max(given, key=lambda one: one.on)
            yield Person(path.stem, last.role, last.organization)
