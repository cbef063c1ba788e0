"""One look for new content, in a process that may be killed or starved: `python install.py HOME`.

HOME is the folder of a site as tests/helpers/publisher.py makes it; what it looks at stands in
its settings. Ends with 0 when it took or held the content, 1 with a sentence.
"""

from __future__ import annotations

import contextlib
import json
import sys
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from navigator.errors import KnownError  # noqa: E402
from navigator.paths import Paths  # noqa: E402
from navigator.site.settings import Settings  # noqa: E402
from navigator.update.trial import try_out  # noqa: E402
from navigator.update.updating import Updating  # noqa: E402


def main() -> int:
    """Look once."""
    told = json.loads(sys.argv[1])
    home = Path(told["home"])
    paths = Paths(
        Path(told["bundled"]), home / "settings.toml", None, home, content=home / "content"
    )
    today = date.fromisoformat(told["today"])
    settings = Settings(updates="folder", updates_from=told["source"], updates_root=told["root"])
    try:
        # Read here and not in another process: a call is counted in one.
        Updating(paths, lambda: today, try_out).look(settings)
    except KnownError as error:
        with contextlib.suppress(OSError):  # this call may be the one that fails
            sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
