package com.otpiq.event;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Limits a failure inside otpiq to the event that it happens in: the failure is reported as an
 * {@link Event.EventFailed}, and the caller goes on with the next event. Passes all other events on
 * to its target. If the target cannot show an event, it gets a short description of the event.
 */
public final class EventBoundary implements Reporter {
  private final Reporter target;

  public EventBoundary(Reporter target) {
    this.target = target;
  }

  /**
   * Passes an event on.
   *
   * @throws ClosedPipe if the target has no output any more
   * @throws Problem if the target stops the command
   */
  @Override
  public void report(Event event) {
    try {
      target.report(event);
    } catch (ClosedPipe | Problem e) {
      throw e;
    } catch (Throwable e) {
      reportUnshown(event, e);
    }
  }

  /**
   * Runs one step of an event.
   *
   * @param failure what did not work, as a sentence without a full stop; evaluated on failure only
   * @return the step's result; empty if it failed, which is then reported
   */
  public <T> Optional<T> attempt(Supplier<String> failure, Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (Throwable e) {
      failed(failure.get(), e);
      return Optional.empty();
    }
  }

  /** Runs one step of an event that has no result; returns whether it succeeded. */
  public boolean run(Supplier<String> failure, Runnable step) {
    return attempt(
            failure,
            () -> {
              step.run();
              return true;
            })
        .isPresent();
  }

  /** Reports that a step of an event failed; for a future, its own cause is reported. */
  public void failed(String failure, Throwable cause) {
    Throwable own = cause instanceof CompletionException ? cause.getCause() : cause;
    report(new Event.EventFailed(failure, own == null ? cause : own));
  }

  /** What the event says may be the reason that it cannot be shown: it is left out then. */
  private void reportUnshown(Event event, Throwable cause) {
    try {
      target.report(new Event.EventFailed(subject(event) + " could not be shown", cause));
    } catch (ClosedPipe | Problem e) {
      throw e;
    } catch (Throwable _) {
      target.report(new Event.EventFailed("an event could not be shown", cause));
    }
  }

  private static String subject(Event event) {
    return switch (event) {
      case ListenEvent.Received received ->
          "request "
              + received.number()
              + " ("
              + received.request().method()
              + " "
              + received.request().path()
              + ", "
              + received.response().status()
              + ")";
      case SandboxEvent.ApiRequestHandled handled ->
          handled.method() + " " + handled.path() + " (" + handled.status() + ")";
      case DeliveryEvent.AttemptMade made -> "attempt " + made.attempt().number() + " of a webhook";
      default -> "an event (" + event.getClass().getSimpleName() + ")";
    };
  }
}
