#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Performia's beat clock (docs/beat-clock.md) and prints one line a reading.

usage: beat_clock.py FILE [READINGS [PAUSE_SECONDS]]
"""
import mmap
import struct
import sys
import time

LAYOUT = struct.Struct("<ddddqqiiiiii")
NAMES = ("beat", "tempo", "beat_in_bar", "song_length", "frame", "nanos",
         "bar", "chord", "playing", "epoch", "sample_rate", "open")


class BeatClock:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 128, access=mmap.ACCESS_READ)
        magic, version = struct.unpack_from("<8si", self.memory, 0)
        if magic != b"PERFBEAT" or version != 1:
            raise ValueError(f"{path} is no beat clock of version 1")
        # Whole numbers at once, as a little-endian machine has them; struct would take bytes.
        self.numbers = memoryview(self.memory).cast("q")

    def read(self):
        """The newest whole state; None when a writer died in the middle of one."""
        for _ in range(100_000):
            before = self.numbers[2]
            copy = self.memory[24:96]
            if before % 2 == 0 and self.numbers[2] == before:
                return {"sequence": before, **dict(zip(NAMES, LAYOUT.unpack(copy)))}
        return None


def main():
    clock = BeatClock(sys.argv[1])
    readings = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    pause = float(sys.argv[3]) if len(sys.argv) > 3 else 0.1
    for _ in range(readings):
        state = clock.read()
        if state is None:
            sys.exit("the writer died while it wrote")
        print(" ".join(f"{name}={state[name]:.6f}" if isinstance(state[name], float)
                       else f"{name}={state[name]}" for name in state))
        if pause:
            time.sleep(pause)


if __name__ == "__main__":
    main()
