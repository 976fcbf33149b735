/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads Performia's beat clock (docs/beat-clock.md) and prints one line a reading.
 *
 *   cc -std=c11 -O2 -o beat_clock beat_clock.c
 *   ./beat_clock FILE [READINGS [PAUSE_MICROSECONDS]]
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <inttypes.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct beat_clock {
  char magic[8];
  int32_t version, length;
  _Atomic int64_t sequence;
  double beat, tempo, beat_in_bar, song_length;
  int64_t frame, nanos;
  int32_t bar, chord, playing, epoch, sample_rate, open;
  int64_t process;
  char reserved[24];
};

_Static_assert(sizeof(struct beat_clock) == 128, "the layout has 128 bytes");

/* Copies the newest whole state; 0 when a writer died in the middle of one. */
static int read_clock(const struct beat_clock *shared, struct beat_clock *copy) {
  for (long i = 0; i < 10000000; i++) {
    int64_t before = atomic_load_explicit(&shared->sequence, memory_order_acquire);
    if (before & 1) continue;
    memcpy(&copy->beat, (const char *)shared + 24, 128 - 24);
    atomic_thread_fence(memory_order_acquire);
    if (atomic_load_explicit(&shared->sequence, memory_order_relaxed) == before) {
      atomic_store_explicit(&copy->sequence, before, memory_order_relaxed);
      return 1;
    }
  }
  return 0;
}

int main(int count, char **words) {
  if (count < 2) {
    fprintf(stderr, "usage: beat_clock FILE [READINGS [PAUSE_MICROSECONDS]]\n");
    return 2;
  }
  long readings = count > 2 ? atol(words[2]) : 1;
  unsigned pause = count > 3 ? (unsigned)atol(words[3]) : 100000;
  int file = open(words[1], O_RDONLY);
  if (file < 0) {
    perror(words[1]);
    return 1;
  }
  const struct beat_clock *shared = mmap(NULL, 128, PROT_READ, MAP_SHARED, file, 0);
  if (shared == MAP_FAILED || memcmp(shared->magic, "PERFBEAT", 8) != 0 || shared->version != 1) {
    fprintf(stderr, "%s is no beat clock of version 1\n", words[1]);
    return 1;
  }
  struct beat_clock now;
  for (long i = 0; i < readings; i++) {
    if (!read_clock(shared, &now)) {
      fprintf(stderr, "the writer died while it wrote\n");
      return 1;
    }
    printf("sequence=%" PRId64 " beat=%.6f tempo=%.6f beat_in_bar=%.6f song_length=%.6f"
           " frame=%" PRId64 " nanos=%" PRId64
           " bar=%d chord=%d playing=%d epoch=%d sample_rate=%d open=%d\n",
           (int64_t)now.sequence, now.beat, now.tempo, now.beat_in_bar, now.song_length, now.frame,
           now.nanos, now.bar, now.chord, now.playing, now.epoch, now.sample_rate, now.open);
    if (pause) usleep(pause);
  }
  return 0;
}
