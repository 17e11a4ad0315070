"""Measures commands side by side: round after round, each command once a round, so that what else the machine does falls
on all of them. Of each one's runs it prints the median, and the fastest and slowest in brackets.

    measure.py ROWS YARDSTICK    ROWS is a file, one command a line: name, files it looks at, rounds, command quoted as for
                                 a shell, with tabs between; the first whose name begins with YARDSTICK is what the others
                                 are compared with, by processor time for one file: round by round, and of these ratios
                                 again the median, the least and the most
"""

import os
import resource
import shlex
import statistics
import subprocess
import sys
import time


class Row:
    def __init__(self, line):
        self.name, files, rounds, command = line.rstrip("\n").split("\t")
        self.files = int(files)
        self.rounds = int(rounds)
        self.command = shlex.split(command)
        self.wall = []
        self.cpu = []
        self.memory = 0

    def run(self):
        """Wall and processor time of the command and all that it waited for, and its largest process."""
        start = time.monotonic()
        process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = 0
        if os.waitstatus_to_exitcode(status) in (126, 127):
            sys.exit(f"measure: {self.name} cannot be run: {shlex.join(self.command)}")
        self.wall.append(time.monotonic() - start)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory = max(self.memory, used.ru_maxrss)

    def ratios(self, other):
        """For each round that both had: this one's processor time for one file, to the other's."""
        return [(own / self.files) / max(its / other.files, 1e-6) for own, its in zip(self.cpu, other.cpu)]


def spread(values, digits=4):
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f} {max(values):.{digits}f}]"


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [Row(line) for line in lines]
    for done in range(max(row.rounds for row in rows)):
        for row in rows:
            if done < row.rounds:
                row.run()
    yardstick = next(row for row in rows if row.name.startswith(sys.argv[2]))
    print(f"{'command':<44} {'runs':>4} {'files':>6} {'wall s':>25} {'cpu s':>25} {'cpu ratio':>18} {'MiB':>5}")
    for row in rows:
        print(
            f"{row.name:<44} {row.rounds:>4} {row.files:>6} {spread(row.wall):>25} {spread(row.cpu):>25}"
            f" {spread(row.ratios(yardstick), 2):>18} {row.memory / 1024:>5.1f}"
        )
    print(f"cpu ratio: processor time for one file, to that of {yardstick.name}")
    # A process begins as a copy of the one that starts it, and the kernel counts that.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"MiB: the largest process; {own:.1f} or less is the measuring program's own, and says nothing of the command")


main()
