package com.otpiq.replay;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.Courier;
import com.otpiq.delivery.Parcel;
import com.otpiq.report.Event;
import com.otpiq.report.Reporter;
import java.util.List;

/** Delivers webhooks one after the other and tells of every attempt. */
public final class Replay {
  private final Courier courier;
  private final Reporter reporter;

  public Replay(Courier courier, Reporter reporter) {
    this.courier = courier;
    this.reporter = reporter;
  }

  /** Delivers all of them; true where each was acknowledged. */
  public boolean run(List<Parcel> parcels) throws InterruptedException {
    int acknowledged = 0;
    int attempts = 0;
    for (int number = 1; number <= parcels.size(); number++) {
      Attempt last = deliver(parcels.get(number - 1), number, parcels.size());
      attempts += last.number();
      acknowledged += last.outcome().acknowledged() ? 1 : 0;
    }
    reporter.report(new Event.Carried(parcels.size(), acknowledged, attempts));
    return acknowledged == parcels.size();
  }

  private Attempt deliver(Parcel parcel, int number, int total) throws InterruptedException {
    return courier.deliver(
        parcel,
        attempt ->
            reporter.report(
                new Event.Attempted(number, total, parcel.family(), parcel.body(), attempt)));
  }
}
