"""What a figure was measured on, in one line."""

import os
import platform
import sqlite3
import statistics
import time
from pathlib import Path


def machine(folder: Path) -> str:
    """Processor, memory, versions, and how long the disk under `folder` takes to make 4 kB durable."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, fsync {fsync(folder):.2f} ms"
    )


def fsync(folder: Path, times: int = 50) -> float:
    """Milliseconds, the median of some."""
    taken = []
    with (folder / "fsync").open("wb") as file:
        for _ in range(times):
            file.write(b"x" * 4096)
            file.flush()
            begun = time.perf_counter()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(taken)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> float:
    total = Path("/proc/meminfo").read_text().partition("MemTotal:")[2].split()[0]
    return int(total) / 1e6
