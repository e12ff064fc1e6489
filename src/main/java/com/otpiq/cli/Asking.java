package com.otpiq.cli;

import com.otpiq.api.OtpiqApi;
import com.otpiq.message.ApiKey;
import com.otpiq.message.ApiReply;
import com.otpiq.net.HttpCaller;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.net.URI;

/** What the commands that ask OTPIQ's API have in common. */
final class Asking implements AutoCloseable {
  private final Reporter reporter;
  private final ApiOptions options;
  private final ApiKey key;
  private final HttpCaller caller;
  private final OtpiqApi api;

  Asking(Host host, ApiOptions options, OutputOptions output, Reporter reporter)
      throws InterruptedException {
    URI base = options.base(host);
    this.reporter = reporter;
    this.options = options;
    this.key = options.key(host, reporter);
    this.caller = options.caller(host, base);
    this.api = options.api(caller, base, key, output.verbose ? reporter : _ -> {});
  }

  /** Something that is asked of the API. */
  @FunctionalInterface
  interface Question {
    ApiReply ask(OtpiqApi api) throws InterruptedException;
  }

  /** Who asks. */
  ApiKey key() {
    return key;
  }

  /**
   * Asks, and shows the answer.
   *
   * @throws Problem REFUSED where OTPIQ says no, UNREACHABLE where nobody answers
   */
  ApiReply ask(Question question) throws InterruptedException {
    ApiReply reply = question.ask(api);
    show(reply);
    return mustBeYes(reply);
  }

  /** Asks several times; whoever does it shows each answer that counts. */
  ApiReply follow(Question questions) throws InterruptedException {
    return mustBeYes(questions.ask(api));
  }

  /** Shows an answer, telephone numbers as the options say. */
  void show(ApiReply reply) {
    reporter.report(new Event.Replied(reply, options.personal()));
  }

  private static ApiReply mustBeYes(ApiReply reply) {
    return switch (reply) {
      case ApiReply.Refused no -> throw refused(no);
      case ApiReply.Unavailable none -> throw unavailable(none);
      case ApiReply.Accepted _, ApiReply.Tracked _, ApiReply.Project _, ApiReply.Senders _ -> reply;
    };
  }

  @Override
  public void close() {
    caller.close();
  }

  private static Problem refused(ApiReply.Refused no) {
    String what =
        no.why().words() + " (" + no.status() + (no.said().isEmpty() ? "" : ": " + no.said()) + ")";
    return no.why()
        .hint()
        .map(hint -> Problem.of(Problem.Kind.REFUSED, what, hint))
        .orElseGet(() -> Problem.of(Problem.Kind.REFUSED, what));
  }

  private static Problem unavailable(ApiReply.Unavailable none) {
    return none.isOpen()
        ? Problem.of(
            Problem.Kind.UNREACHABLE,
            none.why(),
            "look whether the message came before you send it again; it may have been sent")
        : Problem.of(Problem.Kind.UNREACHABLE, none.why());
  }
}
