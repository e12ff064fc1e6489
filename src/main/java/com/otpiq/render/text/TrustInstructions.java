package com.otpiq.render.text;

import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How senders in each language trust a certificate, as command lines of a POSIX shell. */
public final class TrustInstructions {
  /** Those that go on trusting what they trusted stand first. */
  private static final List<Way> WAYS =
      List.of(
          new Way("curl", "curl", false, List.of("curl --cacert %1$s %2$s")),
          new Way(
              "otpiq",
              "otpiq trigger, replay, check, sandbox",
              false,
              List.of("otpiq trigger delivered --to %2$s --cacert %1$s")),
          new Way("node", "Node.js", false, List.of("export NODE_EXTRA_CA_CERTS=%s")),
          new Way(
              "php",
              "PHP, its curl and its streams",
              true,
              List.of("php -d curl.cainfo=%1$s -d openssl.cafile=%1$s app.php")),
          new Way(
              "python",
              "Python: requests, httpx, urllib",
              true,
              List.of("export REQUESTS_CA_BUNDLE=%1$s SSL_CERT_FILE=%1$s")),
          new Way("go", "Go on Linux", true, List.of("export SSL_CERT_FILE=%s")),
          new Way(
              "java",
              "Java",
              true,
              List.of(
                  "keytool -importcert -noprompt -alias otpiq -file %s -keystore otpiq.p12 -storepass changeit",
                  "java -Djavax.net.ssl.trustStore=otpiq.p12 -Djavax.net.ssl.trustStorePassword=changeit -jar app.jar")));

  private TrustInstructions() {}

  /**
   * One way.
   *
   * @param alone whether nothing else is trusted then
   * @param lines with a place for the file
   */
  private record Way(String client, String title, boolean alone, List<String> lines) {
    List<String> commands(ListenEvent.TrustShown told) {
      String file = RequestView.quoted(SafeText.escape(told.authority()));
      return lines.stream().map(line -> line.formatted(file, told.url())).toList();
    }
  }

  static String text(ListenEvent.TrustShown told) {
    TextBlock lines =
        new TextBlock()
            .add("What `otpiq listen --tls` shows, until " + date(told) + ", is signed by")
            .indent(List.of(SafeText.shorten(told.authority())))
            .add("");
    for (Way way : WAYS) {
      lines.add(way.title() + (way.alone() ? " *" : "")).indent(way.commands(told));
    }
    return lines.add("").add("* trusts nothing else then, so for tests alone").block();
  }

  public static JsonObjectBuilder record(JsonObjectBuilder record, ListenEvent.TrustShown told) {
    return record
        .put("authority", told.authority())
        .put("until", told.until().toString())
        .put(
            "instructions",
            Json.of(
                WAYS.stream()
                    .map(way ->
                        new JsonObjectBuilder()
                            .put("client", way.client())
                            .put("exclusive", way.alone())
                            .put(
                                "commands",
                                Json.of(way.commands(told).stream().map(Json::of).toList()))
                            .build())
                    .toList()));
  }

  private static LocalDate date(ListenEvent.TrustShown told) {
    return LocalDate.ofInstant(told.until(), ZoneOffset.UTC);
  }
}
