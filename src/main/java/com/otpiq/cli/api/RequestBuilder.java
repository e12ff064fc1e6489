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
 * Builds the request to send from the options or from a file, and checks it.
 *
 * @param file with the request, instead of options
 * @param mask of telephone numbers of the file
 */
record RequestBuilder(
    Host host,
    MessageOptions message,
    DeliveryReportOptions webhooks,
    Optional<String> file,
    PersonalDataMask mask,
    Reporter reporter) {
  /** The body of the request. */
  Body body() {
    if (file.isEmpty()) {
      Json.Obj request = fromOptions(webhooks.report(host, reporter)).json();
      return BodyParser.parse(JsonWriter.compact(request).getBytes(StandardCharsets.UTF_8));
    }
    if (message.isGiven() || webhooks.isGiven()) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--request has the whole request, so no other option can describe it");
    }
    return InputFile.readObject(file.get(), host.workDir(), host.in());
  }

  /** The request that the options describe. */
  SendRequest fromOptions(Optional<DeliveryReport> report) {
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
   * Reports what is wrong with the request, and how many SMS its text needs.
   *
   * @param local whether the request goes to this machine
   * @return whether OTPIQ accepts the request
   */
  boolean isValid(Json.Obj request, boolean local) {
    List<RequestFinding> findings = RequestRules.check(request, local, suggestionMask());
    findings.forEach(
        finding -> reporter.report(new ApiEvent.RequestFindingReported(finding, file)));
    reportLength(request);
    return findings.stream().noneMatch(RequestFinding::isError);
  }

  /** A number on the command line is no secret there, and its correction is to be copied. */
  private PersonalDataMask suggestionMask() {
    return file.isEmpty() ? PersonalDataMask.SHOWN : mask;
  }

  private void reportLength(Json.Obj request) {
    Optional<Provider> provider = request.text(RequestKey.PROVIDER).flatMap(Provider::of);
    request
        .text(RequestKey.TEXT)
        .filter(_ -> provider.map(Provider::mayBeSms).orElse(true))
        .ifPresent(text -> reporter.report(new ApiEvent.SmsPartsCounted(SmsText.of(text))));
  }
}
