"""`make check`'s last look: no file too long, no link in the docs dead, nothing that names a machine or a registry."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(#[^)\s]*)?\)|<img[^>]+src=\"([^\"]+)\"")
REGISTRY = re.compile(r"pypi\.org|pythonhosted|--(extra-)?index-url|registry\.npmjs|deb\.debian")
MACHINE = re.compile(r"(?<![\w.])/(work|farm|root|home)/")


def tracked() -> list[Path]:
    """Every text file of the repository, as git has them or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def findings(files: list[Path]) -> Iterator[str]:
    """One line for each thing that is wrong."""
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path.suffix in {".py", ".js", ".css", ".html"} and text.count("\n") > LONGEST:
            yield f"{name}: {text.count(chr(10))} lines, {LONGEST} at the most"
        if name != "tests/support/house.py":
            for number, line in enumerate(text.splitlines(), 1):
                if REGISTRY.search(line) or MACHINE.search(line):
                    yield f"{name}:{number}: names a registry or a machine's path"
        if path.suffix == ".md":
            yield from dead_links(path, text)


def dead_links(path: Path, text: str) -> Iterator[str]:
    """Links to files that are not there, and to headings that do not exist."""
    for match in LINK.finditer(text):
        target, heading = match.group(1) or match.group(3), match.group(2)
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file = (path.parent / target).resolve()
        if not file.exists():
            yield f"{path.relative_to(ROOT)}: dead link to {target}"
        elif heading and file.suffix == ".md" and heading[1:] not in headings(file.read_text(encoding="utf-8")):
            yield f"{path.relative_to(ROOT)}: no heading {heading} in {target}"


def headings(text: str) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


if __name__ == "__main__":
    wrong = list(findings(tracked()))
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    sys.exit(1 if wrong else 0)
