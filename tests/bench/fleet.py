"""What a fleet of kiosks asks of a web server: `python3 tests/bench/fleet.py [--run]`.

Packs go out as a folder of files behind any web server or CDN. Each computer looks once a day, as
after each start, and takes what is new. A calculation says how many requests and bytes that makes
in a month, what they cost, how many come at once, and what happens while the server is away for a
week. Each number it rests on is an argument; the defaults are what `--run` and
tests/bench/changes.py measured, and prices of the lists of large CDNs, to be replaced by your own.

`--run`: real clients first. Today's pack and the same after a month's work are published; 200
computers that hold today's ask a server on this machine over TLS, in two processes: first nothing
is new, then each takes the new pack and opens what it took. `--tried N`: how many of them also
read all of it before (9 seconds of processor each), as a computer in a center always does.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "build"), str(ROOT)]
import products  # noqa: E402
import setup_env  # noqa: E402

PROCESSES = 2
_SIGNED_DAYS, _RENEWED_DAYS = 180, 30
"""docs/adr/0018-trial.md; renewed each month, so that at the worst a month of them is gone."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """What the calculation rests on; each is an argument of the command."""

    kiosks: int = 10_000
    looks_a_month: int = 30
    """Once after each start; a kiosk is started anew each night."""
    packs_a_month: int = 1
    idle_requests: int = 2
    """The next root, which is not there, and the timestamp."""
    idle_bytes: int = 700
    """Heads and bodies of both."""
    take_requests: int = 5
    """The same, and snapshot, list and difference."""
    metadata_bytes: int = 3_200
    """Heads and bodies of all but the difference."""
    difference_bytes: int = 680_000
    """A month's work: `FACTS` and `PLACES` of tests/bench/changes.py."""
    whole_bytes: int = 7_850_000
    behind: float = 0.05
    """Share of computers that take the whole pack: new, or off for half a year."""
    connection_bytes: int = 5_000
    """What TLS and TCP add to a request, for each opens a connection of its own."""
    dollars_a_gb: float = 0.085
    dollars_a_10000_requests: float = 0.01
    started_within_minutes: int = 60
    """In which all kiosks start."""
    away_days: int = 7
    """How long the server is away."""


def calculated(of: Assumed) -> dict[str, float]:
    """A month of the fleet; bytes in GB."""
    taken = of.kiosks * of.packs_a_month
    looks = of.kiosks * of.looks_a_month - taken
    requests = looks * of.idle_requests + taken * of.take_requests
    packs = taken * ((1 - of.behind) * of.difference_bytes + of.behind * of.whole_bytes)
    heads = looks * of.idle_bytes + taken * of.metadata_bytes
    lines = requests * of.connection_bytes
    gb = (packs + heads + lines) / 1e9
    dollars = gb * of.dollars_a_gb + requests / 10_000 * of.dollars_a_10000_requests
    whole = (taken * of.whole_bytes + heads + lines) / 1e9
    seconds = of.started_within_minutes * 60
    burst = of.kiosks * of.take_requests / seconds
    load = taken / of.packs_a_month * (packs / taken + of.metadata_bytes) * 8 / seconds / 1e6
    return {
        "requests": requests, "GB packs": packs / 1e9, "GB looks": heads / 1e9,
        "GB connections": lines / 1e9, "GB": gb, "dollars": dollars,
        "GB without differences": whole, "requests a second when all take": burst,
        "Mbit a second when all take": load,
        "MB a kiosk": gb * 1000 / of.kiosks,
        "looks that find nobody while it is away": of.kiosks * of.away_days,
        "days signatures count on after it": _SIGNED_DAYS - _RENEWED_DAYS - of.away_days,
    }  # fmt: skip


# Real clients.
def run(clients: int, tried: int) -> dict[str, Any]:
    """Publish, serve, let clients look twice; what they asked and what it took."""
    from navigator.paths import find_paths  # after set-up
    from tests.bench.changes import built, month, real_content
    from tests.helpers.publisher import Stewards
    from tests.helpers.web import serve

    own = find_paths().pack
    with tempfile.TemporaryDirectory(prefix="navigator-fleet-") as top:
        scratch = Path(top)
        stewards = Stewards(scratch / "out")
        stewards.name_keys()
        stewards.repository.stage_pack(own)
        stewards.sign("ana", "ben")
        told: dict[str, Any] = {"clients": clients}
        with serve(stewards.folder, scratch) as server:

            def phase(name: str, tried: int) -> None:
                server.requests.clear()
                server.sent, begun = 0, time.monotonic()
                found = _looked(scratch, server.address, clients, tried)
                told[name] = {
                    "taken": sum(one["taken"] for one in found),
                    "requests a client": len(server.requests) / clients,
                    "bytes a client": round(server.sent / clients),
                    "seconds": round(time.monotonic() - begun, 1),
                    "seconds a look": round(sum(one["seconds"] for one in found) / clients, 2),
                }

            phase("the first look", 0)
            phase("nothing new", 0)
            today = datetime.now(UTC).date()
            built(month(real_content(), 1, today), scratch / "new")
            stewards.repository.stage_pack(scratch / "new")
            stewards.sign("ana", "ben")
            phase("a month's work", tried)
            told["tried whole"] = tried
        sizes = {
            one.name[65:]: one.stat().st_size for one in (scratch / "out" / "targets").iterdir()
        }
        return told | {"targets": sizes}


def _looked(scratch: Path, address: str, clients: int, tried: int) -> list[dict[str, Any]]:
    share = [clients // PROCESSES + (one < clients % PROCESSES) for one in range(PROCESSES)]
    told = {"scratch": str(scratch), "address": address}
    environ = {**os.environ, "SSL_CERT_FILE": str(scratch / "certificate.pem")}
    running = []
    for number, count in enumerate(share):
        more = {"number": number, "clients": count, "tried": tried // PROCESSES}
        command = [sys.executable, __file__, "--clients", json.dumps(told | more)]
        running.append(subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True))
    found = []
    for one in running:
        out, _ = one.communicate()
        if one.returncode:
            raise SystemExit(one.returncode)
        found += [json.loads(line) for line in out.splitlines()]
    return found


def look(told: dict[str, Any]) -> None:
    """Each of some clients looks once, from a home of its own; a line of JSON for each."""
    from navigator.library.facade import Library
    from navigator.pack.store import Store, read_manifest
    from navigator.paths import INDEX_FOLDER, Paths, find_paths
    from navigator.search.guidance import build_indexes, seal
    from navigator.site.settings import Settings
    from navigator.update.apart import try_apart
    from navigator.update.updating import Updating

    def indexed(folder: Path, _clock: object, _go_on: object) -> None:
        store = Store(folder)
        (folder / INDEX_FOLDER).mkdir()
        build_indexes(store, folder / INDEX_FOLDER)
        store.close()
        seal(folder / INDEX_FOLDER, read_manifest(folder)["sha256"])

    scratch, own = Path(told["scratch"]), find_paths().pack
    settings = Settings(
        updates="address", updates_from=told["address"],
        updates_root=str(scratch / "out" / "metadata" / "1.root.json"),
    )  # fmt: skip
    for number in range(told["clients"]):
        home = scratch / f"client-{told['number']}-{number}"
        paths = Paths(own, home / "settings.toml", None, home, content=home / "content")
        begun = time.monotonic()
        trial = try_apart if number < told["tried"] else indexed
        outcome = Updating(paths, try_out=trial).look(settings)
        seconds = time.monotonic() - begun
        if outcome.is_new:
            with Library.open(paths) as library:
                assert library.folder.is_relative_to(home), "the new pack opens"
            shutil.rmtree(home / "content" / "packs")
        print(json.dumps({"taken": outcome.is_new, "seconds": seconds}), flush=True)


def main() -> int:
    """Print the calculation, after the run where one is asked for."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--run", type=int, nargs="?", const=200, metavar="CLIENTS")
    asked.add_argument("--tried", type=int, metavar="N")
    asked.add_argument("--clients", help=argparse.SUPPRESS)
    asked.add_argument("--json", action="store_true")
    for one in fields(Assumed):
        asked.add_argument(
            f"--{one.name.replace('_', '-')}", type=type(one.default), default=one.default
        )
    chosen = vars(asked.parse_args())
    if chosen["clients"]:
        look(json.loads(chosen["clients"]))
        return 0
    told: dict[str, Any] = {}
    if chosen["run"]:
        python = setup_env.ensure("test")
        if Path(sys.executable) != python:
            return subprocess.run([str(python), *sys.argv], check=False).returncode
        products.build_pack()
        tried = chosen["run"] if chosen["tried"] is None else chosen["tried"]
        told["run"] = run(chosen["run"], tried)
    of = Assumed(**{one.name: chosen[one.name] for one in fields(Assumed)})
    told["month"] = {name: round(value, 2) for name, value in calculated(of).items()}
    if chosen["json"]:
        print(json.dumps(told, indent=2))
        return 0
    for part, rows in told.items():
        print(f"\n{part}")
        for name, value in rows.items():
            print(f"{name:45}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
