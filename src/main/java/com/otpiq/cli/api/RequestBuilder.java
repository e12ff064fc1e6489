package com.otpiq.cli.api;

import com.otpiq.cli.host.Host;
import com.otpiq.event.ApiEvent;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.file.InputFile;
import com.otpiq.json.BodyParser;
import com.otpiq.json.JsonWriter;
import com.otpiq.message.DeliveryReport;
import com.otpiq.message.PersonalDataMask;
import com.otpiq.message.Provider;
import com.otpiq.message.RequestFinding;
import com.otpiq.message.RequestKey;
import com.otpiq.message.RequestRules;
import com.otpiq.message.SendRequest;
import com.otpiq.message.SmsText;
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
record RequestBuilder(
    Host host,
    MessageOptions message,
    DeliveryReportOptions webhooks,
    Optional<String> file,
    PersonalDataMask personal,
    Reporter reporter) {
  /** The request for the wire. */
  Body body() {
    if (file.isEmpty()) {
      Json.Obj request = described(webhooks.report(host, reporter)).json();
      return BodyParser.parse(JsonWriter.compact(request).getBytes(StandardCharsets.UTF_8));
    }
    if (message.isGiven() || webhooks.isGiven()) {
      throw Problem.of(
          Problem.Kind.USAGE, "--request brings the whole request, so nothing else describes it");
    }
    return InputFile.readObject(file.get(), host.workDir(), host.in());
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
    List<RequestFinding> all = RequestRules.check(request, rehearsal, personal);
    all.forEach(advice -> reporter.report(new ApiEvent.RequestFindingReported(advice, file)));
    measure(request);
    return all.stream().noneMatch(RequestFinding::isError);
  }

  private void measure(Json.Obj request) {
    Optional<Provider> way = request.text(RequestKey.PROVIDER).flatMap(Provider::of);
    request
        .text(RequestKey.TEXT)
        .filter(_ -> way.map(Provider::mayBeSms).orElse(true))
        .ifPresent(text -> reporter.report(new ApiEvent.SmsPartsCounted(SmsText.of(text))));
  }
}
