package com.otpiq.check.probe;

import com.otpiq.check.probe.DocumentFields.Difference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fields of a look-up that change by themselves: times, counters, ids of requests. They are
 * found in messages about which nothing was sent between two look-ups.
 */
public final class VolatileFields {
  private final Set<String> patterns = ConcurrentHashMap.newKeySet();

  /** Learns from two states of a message about which nothing was sent in between. */
  public void learn(ObservedState one, ObservedState other) {
    DocumentFields.of(one)
        .differences(DocumentFields.of(other), Set.of())
        .forEach(difference -> patterns.add(difference.pattern()));
  }

  /** The differences of two states in fields that do not change by themselves. */
  public List<Difference> differences(ObservedState before, ObservedState after) {
    return DocumentFields.of(before).differences(DocumentFields.of(after), patterns);
  }
}
