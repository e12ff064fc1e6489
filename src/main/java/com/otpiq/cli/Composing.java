package com.otpiq.cli;

import com.otpiq.journal.InputFile;
import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.message.Advice;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.PersonalData;
import com.otpiq.message.Provider;
import com.otpiq.message.RequestKey;
import com.otpiq.message.RequestRules;
import com.otpiq.message.SendRequest;
import com.otpiq.message.SmsText;
import com.otpiq.report.Event;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request to send, from its options or its file, and what is to be said of it beforehand.
 *
 * @param file the application's own request, or nothing where the options describe it
 */
record Composing(
    Host host,
    MessageOptions message,
    ReportOptions webhooks,
    Optional<String> file,
    PersonalData personal,
    Reporter reporter) {
  /** The request for the wire. */
  Body body() {
    if (file.isEmpty()) {
      Json.Obj request = described(webhooks.report(host, reporter)).sent();
      return Bodies.read(JsonText.compact(request).getBytes(StandardCharsets.UTF_8));
    }
    if (message.isGiven() || webhooks.isGiven()) {
      throw Problem.of(
          Problem.Kind.USAGE, "--request brings the whole request, so nothing else describes it");
    }
    return InputFile.object(file.get(), host.workDir(), host.in());
  }

  /** The request that the options describe. */
  SendRequest described(Optional<DeliveryReport> report) {
    return new SendRequest(
        message.to(),
        message.message(),
        message.provider,
        message.senderId,
        message.account,
        message.phoneId,
        report);
  }

  /**
   * Says what is wrong or odd, and what a text costs by SMS; whether OTPIQ takes the request.
   *
   * @param rehearsal whether it goes to this machine
   */
  boolean isTaken(Json.Obj request, boolean rehearsal) {
    List<Advice> all = RequestRules.judge(request, rehearsal, personal);
    all.forEach(advice -> reporter.report(new Event.Advised(advice, file)));
    measure(request);
    return all.stream().noneMatch(Advice::isError);
  }

  private void measure(Json.Obj request) {
    Optional<Provider> way = request.text(RequestKey.PROVIDER).flatMap(Provider::of);
    request
        .text(RequestKey.TEXT)
        .filter(_ -> way.map(Provider::mayBeSms).orElse(true))
        .ifPresent(text -> reporter.report(new Event.Measured(SmsText.of(text))));
  }
}
