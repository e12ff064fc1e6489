package com.otpiq.event;

import com.otpiq.delivery.Attempt;
import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.manual.CommandDoc;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.SmsText;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Basis;
import com.otpiq.rule.Inspection;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.ReceivedRequest;
import com.otpiq.webhook.Status;
import com.otpiq.webhook.WebhookKind;
import com.otpiq.webhook.WebhookResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that happened and that a user may want to see; every renderer decides on each. */
public sealed interface Event {
  /** Something that the user should know before it surprises. */
  record Notice(String text) implements Event {}

  /**
   * The listener takes requests, from now on.
   *
   * @param url where it listens
   * @param report what to put into a request to OTPIQ
   */
  record Ready(String url, DeliveryReport report) implements Event {}

  /**
   * How senders trust the certificate that the listener keeps.
   *
   * @param url where a listener with these options would be
   * @param authority the file (PEM) of whoever signed it
   * @param until when it ends
   */
  record TrustTold(String url, String authority, Instant until) implements Event {}

  /**
   * A request came and was answered.
   *
   * @param number counted from 1
   * @param inspection nothing where it was refused before anything was judged
   * @param forwarded what the applications behind us made of it; none where there are none
   * @param journalId what names it in the journal, where it is there
   */
  record Received(
      long number,
      ReceivedRequest request,
      WebhookResponse response,
      Optional<Inspection> inspection,
      List<ForwardResult> forwarded,
      Optional<String> journalId)
      implements Event {}

  /** An application that webhooks are passed on to has gone, or is there again. */
  record HealthChanged(ForwardResult last) implements Event {
    public boolean isUp() {
      return last.outcome() instanceof Outcome.Responded;
    }
  }

  /**
   * The listener stops.
   *
   * @param accepted answered with a 2xx
   * @param refused webhooks answered with anything else
   * @param expected what had to come, or must not, and how it stands with that
   */
  record Listened(
      long accepted,
      long refused,
      long errors,
      long warnings,
      List<ExpectationState> expected,
      Duration lasted)
      implements Event {
    public boolean missesSome() {
      return !missed().isEmpty();
    }

    /** What was expected in vain. */
    public List<ExpectationState> missed() {
      return expected.stream().filter(one -> !one.isMet()).toList();
    }
  }

  /**
   * One try to deliver a webhook.
   *
   * @param number of the webhook, counted from 1
   * @param total how many webhooks there are; 0 where nobody knows
   */
  record Attempted(int number, int total, WebhookKind kind, Body body, Attempt attempt)
      implements Event {}

  /**
   * How far a replay has got.
   *
   * @param done webhooks that were acknowledged or given up
   */
  record Progress(int done, int total, int attempts) implements Event {}

  /**
   * All webhooks were delivered or given up, or the endpoint was disabled before they were.
   *
   * @param failed given up; those that are neither acknowledged nor failed were never finished
   */
  record Carried(int total, int acknowledged, int failed, int attempts, Latency latency)
      implements Event {
    public int unfinished() {
      return total - acknowledged - failed;
    }
  }

  /**
   * How long a receiver took.
   *
   * @param median of all answers; zero where there was none
   * @param p99 what 99 of 100 answers did not take longer than
   * @param slow answers after 5 s and more
   * @param late those among them after 10 s and more, which OTPIQ would not have waited for
   * @param timedOut attempts that had no answer in the time there was
   */
  record Latency(Duration median, Duration p99, int slow, int late, int timedOut) {}

  /**
   * A schedule that nobody has followed yet.
   *
   * @param basis whether OTPIQ publishes its waits
   * @param lasts from the first attempt to the last
   */
  record Planned(WebhookKind kind, Basis basis, List<PlannedWait> waits, Duration lasts)
      implements Event {}

  /**
   * A wait of a schedule.
   *
   * @param attempt the one that follows it
   * @param jittered the wait with the jitter of a seed, if one is given
   * @param since from the first attempt to this one
   */
  record PlannedWait(
      int attempt,
      Duration nominal,
      Duration shortest,
      Duration longest,
      Optional<Duration> jittered,
      Duration since) {}

  /**
   * A saved payload was judged.
   *
   * @param source the file, or {@code -}
   * @param base where in it the payload begins
   */
  record Judged(int number, String source, Position base, Delivery delivery, Inspection inspection)
      implements Event {
    /**
     * From where places in the body are told: a record's body is escaped in its file, so from its
     * own start.
     */
    public Position place() {
      return delivery.headers().lines().isEmpty() ? base : Position.START;
    }
  }

  /** All saved payloads were judged. */
  record Validated(int payloads, long errors, long warnings) implements Event {}

  /**
   * A webhook of the journal.
   *
   * @param responseStatus the status that it was answered with; 0 where nobody knows
   * @param authentication whether it had the right secret, where that is known
   * @param inspection where it is shown whole
   */
  record Kept(
      String id,
      ReceivedRequest request,
      int responseStatus,
      Optional<Authentication> authentication,
      Optional<Inspection> inspection)
      implements Event {}

  /**
   * The journal was cleared.
   *
   * @param left runs that are still going on, which stay
   */
  record Cleared(long webhooks, long runs, long left) implements Event {}

  /** A scenario that can be triggered. */
  record Listed(String name, Basis basis, String description, int deliveries) implements Event {}

  /** A payload that is shown instead of sent. */
  record Printed(Body body) implements Event {}

  /**
   * Something is wrong or odd about a request that is to be sent.
   *
   * @param file where it was read from, or nothing where options describe it
   */
  record Advised(RequestFinding advice, Optional<String> file) implements Event {}

  /** How a text will go out where it goes by SMS. */
  record Measured(SmsText text) implements Event {}

  /**
   * A request as it would go out; shown whole, but for key and secret.
   *
   * @param asCurl whether as a command line of curl
   */
  record Prepared(String url, Json.Obj request, boolean asCurl) implements Event {}

  /** An exchange with OTPIQ's API. */
  record Called(String method, String url, Outcome outcome, Duration took) implements Event {}

  /**
   * OTPIQ's API answered, or nobody did.
   *
   * @param personal what is shown of telephone numbers
   */
  record Replied(ApiResponse reply, PersonalDataMask personal) implements Event {}

  /**
   * The sandbox takes requests, from now on.
   *
   * @param url where it is, without a path
   * @param key an API key that it takes
   */
  record SandboxReady(String url, String key) implements Event {}

  /**
   * The sandbox answered a request to its API.
   *
   * @param said what was answered, in a word or two
   */
  record Served(Instant at, String method, String path, int status, String said) implements Event {}

  /** Something happened to a message of the sandbox. */
  record Moved(
      Instant at,
      String smsId,
      Channel channel,
      Status status,
      boolean isFinal,
      Optional<String> reason)
      implements Event {}

  /**
   * The sandbox stopped delivering to an endpoint, or began again; assumed of OTPIQ.
   *
   * @param paused for how long, or nothing where it is delivered to again
   * @param failures attempts that failed in a row
   */
  record EndpointChanged(Instant at, String url, Optional<Duration> paused, int failures)
      implements Event {}

  /** What the sandbox did in all. */
  record Simulated(long messages, long acknowledged, long failed, long waiting) implements Event {}

  /** A check that can be carried out. */
  record CheckListed(Check check) implements Event {}

  /** A check was carried out, or skipped. */
  record Checked(CheckResult result) implements Event {}

  /** All checks are done. */
  record Concluded(CheckReport report) implements Event {}

  /** A kind of receiver that can be written. */
  record ReceiverListed(String kind, String description) implements Event {}

  /** A command of the program, for those who want to know what it takes. */
  record CommandListed(CommandDoc command) implements Event {}

  /** A file that is shown as it is, our own and so safe. */
  record Source(String name, String text) implements Event {}

  /**
   * A setting, and who set it.
   *
   * @param value nothing where it has none
   * @param source the variable, or the file and its line; empty for a default
   */
  record SettingTold(String key, Optional<String> value, SettingOrigin origin, String source)
      implements Event {}

  /**
   * A file that settings are looked for in.
   *
   * @param path nothing where the machine has no place for it
   */
  record SettingsFile(SettingOrigin origin, Optional<String> path, boolean isThere)
      implements Event {}

  /**
   * Something about the machine or the set-up was looked at.
   *
   * @param what in a word
   * @param cure what to do about it; nothing where nothing is to be done
   */
  record Examined(String what, DiagnosticLevel level, String text, Optional<String> cure)
      implements Event {
    public static Examined ok(String what, String text) {
      return new Examined(what, DiagnosticLevel.OK, text, Optional.empty());
    }

    public static Examined note(String what, String text, String cure) {
      return new Examined(what, DiagnosticLevel.NOTE, text, Optional.of(cure));
    }

    public static Examined problem(String what, String text, String cure) {
      return new Examined(what, DiagnosticLevel.PROBLEM, text, Optional.of(cure));
    }

    /** What stopped us, as something that was found. */
    public static Examined of(String what, Problem problem) {
      return new Examined(what, DiagnosticLevel.PROBLEM, problem.what(), problem.hint());
    }
  }

  /** Everything was looked at. */
  record Diagnosed(long problems, long notes) implements Event {}
}
