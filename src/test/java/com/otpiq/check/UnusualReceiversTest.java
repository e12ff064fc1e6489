package com.otpiq.check;

import static com.otpiq.check.FaultyReceiver.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.CheckResult;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.Channel;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Status;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Correct receivers with unusual ways to store and to show a status: none has a problem. */
@Execution(ExecutionMode.CONCURRENT)
class UnusualReceiversTest {
  private static final Map<String, String> NUMBERS =
      Map.of("sent", "1", "delivered", "2", "failed", "-1");

  @ParameterizedTest(name = "{0}")
  @MethodSource({"words", "documents", "stores"})
  void a_correct_receiver_has_no_problem(UnusualReceiver unusual) throws InterruptedException {
    CheckReport report = unusual.scenario.run();

    assertThat(report.problems().stream().map(UnusualReceiversTest::description)).isEmpty();
    assertThat(report.unfinished().stream().map(UnusualReceiversTest::description)).isEmpty();
    assertThat(CheckScenario.result(report, "late-sent").level()).isEqualTo(ResultLevel.PASSED);
  }

  private static String description(CheckResult result) {
    return result.check().id() + ": " + result.verdict().text();
  }

  static Stream<UnusualReceiver> words() {
    return Stream.of(
        UnusualReceiver.of(
            "numbers for the statuses",
            it -> it.shows(m -> "{\"status\":" + NUMBERS.getOrDefault(m.status, "0") + "}")),
        UnusualReceiver.of(
            "words of its own for each channel",
            it ->
                it.shows(m ->
                    "{\"status\":\""
                        + (m.channel + "_" + m.status).toUpperCase(Locale.ROOT)
                        + "\"}")),
        UnusualReceiver.of(
            "Arabic words in plain text",
            it ->
                it.shows(m ->
                    switch (m.status) {
                      case "sent" -> "أُرسلت";
                      case "delivered" -> "وصلت";
                      case "failed" -> "فشلت";
                      default -> "غير معروف";
                    })),
        UnusualReceiver.of(
            "a row of text with the smsId, as psql prints it",
            it -> it.shows(m -> m.smsId + "|" + m.status)),
        UnusualReceiver.of(
            "plain text with the time of the event",
            it -> it.shows(m -> m.status + " at " + it.firstTime(m))),
        UnusualReceiver.of(
            "plain text with the time since the event",
            it -> it.shows(m -> m.status + ", " + it.seconds() + " s ago")),
        UnusualReceiver.of(
            "the reason in the status",
            it ->
                it.shows(m ->
                    "{\"status\":\""
                        + m.status
                        + (m.reason.isEmpty() ? "" : ": " + m.reason)
                        + "\"}")));
  }

  static Stream<UnusualReceiver> documents() {
    return Stream.of(
        UnusualReceiver.of(
            "a nested document with codes and words for reason and channel",
            it ->
                it.at("/data/messages/0/state")
                    .shows(m ->
                        "{\"ok\":true,\"error\":null,\"data\":{\"messages\":[{\"state\":\""
                            + m.status
                            + "\",\"via\":{\"channel\":\""
                            + m.channel.substring(0, 1)
                            + "\"},\"failureReason\":"
                            + (m.status.equals("failed") ? "\"CARRIER_REJECTED\"" : "null")
                            + "}]}}")),
        UnusualReceiver.of(
            "times, counters and ids of requests",
            it ->
                it.shows(m ->
                        "{\"status\":\""
                            + m.status
                            + "\",\"at\":\""
                            + it.now()
                            + "\",\"clock\":"
                            + it.seconds()
                            + ",\"minute\":"
                            + it.seconds() / 60
                            + ",\"lookups\":"
                            + it.lookups
                            + ",\"meta\":{\"requestId\":\"r-"
                            + it.lookups.hashCode() * 31L
                            + it.lookups
                            + "\",\"totalMessages\":"
                            + it.total()
                            + "},\"readBy\":["
                            + "1,".repeat(it.lookups.get() % 7)
                            + "1]}")
                    .showsUnknown(_ ->
                        "{\"found\":false,\"lookups\":"
                            + it.lookups
                            + ",\"at\":\""
                            + it.now()
                            + "\"}")),
        UnusualReceiver.of(
            "a time of the last webhook, also of a duplicate",
            it ->
                it.shows(m ->
                    "{\"status\":\""
                        + m.status
                        + "\",\"updatedAt\":\""
                        + it.events(m).getLast()
                        + "\",\"updated\":"
                        + (1_700_000_000L + it.events(m).size())
                        + "}")),
        UnusualReceiver.of(
            "the whole response is the status, with times in it",
            it ->
                it.at("")
                    .shows(m ->
                        "{\"id\":\""
                            + m.smsId
                            + "\",\"now\":\""
                            + it.now()
                            + "\",\"state\":\""
                            + m.status
                            + "\",\"first\":\""
                            + it.firstTime(m)
                            + "\"}")),
        UnusualReceiver.of(
            "a history and an unrelated channel and reason",
            it ->
                it.shows(m ->
                    "{\"status\":\""
                        + m.status
                        + "\",\"reason\":\"login\",\"channel\":\"transactional\",\"sender\":\"MyShop\",\"history\":[{\"status\":\""
                        + m.status
                        + "\",\"keys\":[\""
                        + String.join("\",\"", m.keys)
                        + "\"]}]}")),
        UnusualReceiver.of(
            "the reason with words around it, and the channel in upper case",
            it ->
                it.shows(m ->
                    "{\"status\":\""
                        + m.status
                        + "\",\"lastChannel\":\""
                        + m.channel.toUpperCase(Locale.ROOT)
                        + "\",\"reason\":\"OTPIQ: "
                        + m.reason
                        + " (final)\"}")));
  }

  static Stream<UnusualReceiver> stores() {
    return Stream.of(
        UnusualReceiver.of("a look-up that takes 1.3 s", it -> it.takes(Duration.ofMillis(1_300))),
        UnusualReceiver.of(
            "stores 2 s after its response", it -> it.receiver.storesAfterMillis = 2_000),
        UnusualReceiver.of(
            "shows its messages as pending before an event",
            it ->
                it.shows(m -> "{\"status\":\"" + m.status + "\"}")
                    .showsUnknown(smsId -> it.isPrepared(smsId) ? "{\"status\":\"pending\"}" : "")),
        UnusualReceiver.of(
            "shows since when its messages are pending, in plain text",
            it ->
                it.shows(m -> m.status + ", " + it.seconds() + " s")
                    .showsUnknown(_ -> "pending, " + it.seconds() + " s")),
        UnusualReceiver.of(
            "shows its messages as sent before an event",
            it ->
                it.shows(m -> "{\"status\":\"" + m.status + "\"}")
                    .showsUnknown(smsId -> it.isPrepared(smsId) ? "{\"status\":\"sent\"}" : "")),
        UnusualReceiver.of(
            "ignores sent",
            it ->
                it.receiver.ignores =
                    event -> text(event, PayloadKey.STATUS).equals(Status.SENT.wireName())),
        UnusualReceiver.of(
            "ignores what it does not know",
            it ->
                it.receiver.ignores =
                    event ->
                        !Status.wireNames().contains(text(event, PayloadKey.STATUS))
                            || !Channel.wireNames().contains(text(event, PayloadKey.CHANNEL))),
        UnusualReceiver.of(
            "refuses what it does not know with 422",
            it ->
                it.receiver.statusFor =
                    event ->
                        Status.wireNames().contains(text(event, PayloadKey.STATUS))
                                && Channel.wireNames().contains(text(event, PayloadKey.CHANNEL))
                            ? 200
                            : 422),
        UnusualReceiver.of(
            "does not read isFinal, and knows in which order the channels are tried",
            it -> {
              it.receiver.isFinal = _ -> false;
              it.receiver.changesStatus =
                  (message, event) ->
                      (message.channel.equals(text(event, PayloadKey.CHANNEL))
                              && UnusualReceiver.rank(text(event, PayloadKey.STATUS))
                                  > UnusualReceiver.rank(message.status))
                          || UnusualReceiver.place(text(event, PayloadKey.CHANNEL))
                              > UnusualReceiver.place(message.channel);
            }),
        UnusualReceiver.of(
            "takes a message for received until a worker has stored the event",
            it -> {
              it.receiver.storesAfterMillis = 200;
              it.showsUnknown(smsId -> it.hasEvent(smsId) ? "{\"status\":\"received\"}" : "");
            }));
  }
}
