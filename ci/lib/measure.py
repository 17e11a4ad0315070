"""Measures commands side by side: round after round, each command once a round, so that what else the machine does falls
on all of them. Keeps each one's fastest run.

    measure.py ROWS     a file, one command a line: name, files it looks at, rounds, command quoted as for a shell,
                        with tabs between; the one whose name begins with "readelf" is the yardstick
"""

import os
import shlex
import subprocess
import sys
import time


class Row:
    def __init__(self, line):
        self.name, files, rounds, command = line.rstrip("\n").split("\t")
        self.files = int(files)
        self.rounds = int(rounds)
        self.command = shlex.split(command)
        self.wall = self.cpu = float("inf")
        self.memory = 0

    def run(self):
        """Wall and processor time of the command and all that it waited for, and its largest process."""
        start = time.monotonic()
        process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        self.wall = min(self.wall, time.monotonic() - start)
        self.cpu = min(self.cpu, used.ru_utime + used.ru_stime)
        self.memory = max(self.memory, used.ru_maxrss)

    def each(self):
        return 1000 * self.wall / self.files


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [Row(line) for line in lines]
    for done in range(max(row.rounds for row in rows)):
        for row in rows:
            if done < row.rounds:
                row.run()
    yardstick = next(row.each() for row in rows if row.name.startswith("readelf"))
    print(f"{'command':<46} {'runs':>4} {'files':>6} {'seconds':>9} {'cpu s':>7} {'ms/file':>9} {'x readelf':>9} {'MiB':>6}")
    for row in rows:
        print(
            f"{row.name:<46} {row.rounds:>4} {row.files:>6} {row.wall:>9.3f} {row.cpu:>7.2f} {row.each():>9.3f}"
            f" {row.each() / yardstick:>9.2f} {row.memory / 1024:>6.0f}"
        )


main()
