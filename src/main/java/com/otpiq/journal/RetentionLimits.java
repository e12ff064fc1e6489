package com.otpiq.journal;

/**
 * How much a journal keeps.
 *
 * @param runs the maximum number of runs
 * @param bytes the maximum size, in bytes, of the segments that no otpiq is writing
 * @param segmentBytes the size, in bytes, at which a run starts another segment; one record more is
 *     at most 8 MiB
 */
record RetentionLimits(int runs, long bytes, long segmentBytes) {
  /** With one more segment of the largest size, a journal stays below 64 MiB. */
  static final RetentionLimits DEFAULT = new RetentionLimits(200, 32 << 20, 24 << 20);
}
