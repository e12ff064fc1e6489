package com.otpiq.render.text;

import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** How clients in each language trust the listener's certificate, as POSIX shell commands. */
public final class TrustInstructions {
  /** Clients that keep their other trusted authorities come first. */
  private static final List<Template> TEMPLATES =
      List.of(
          new Template("curl", "curl", false, List.of("curl --cacert %1$s %2$s")),
          new Template(
              "otpiq",
              "otpiq trigger, replay, check, sandbox",
              false,
              List.of("otpiq trigger delivered --to %2$s --cacert %1$s")),
          new Template("node", "Node.js", false, List.of("export NODE_EXTRA_CA_CERTS=%s")),
          new Template(
              "php",
              "PHP, its curl and its streams",
              true,
              List.of("php -d curl.cainfo=%1$s -d openssl.cafile=%1$s app.php")),
          new Template(
              "python",
              "Python: requests, httpx, urllib",
              true,
              List.of("export REQUESTS_CA_BUNDLE=%1$s SSL_CERT_FILE=%1$s")),
          new Template("go", "Go on Linux", true, List.of("export SSL_CERT_FILE=%s")),
          new Template(
              "java",
              "Java",
              true,
              List.of(
                  "keytool -importcert -noprompt -alias otpiq -file %s -keystore otpiq.p12 -storepass changeit",
                  "java -Djavax.net.ssl.trustStore=otpiq.p12 -Djavax.net.ssl.trustStorePassword=changeit -jar app.jar")));

  private TrustInstructions() {}

  /**
   * Commands for one client.
   *
   * @param isExclusive whether the client then trusts no other authority
   */
  public record ForClient(String id, String title, boolean isExclusive, List<String> commands) {}

  /** Commands with places for the authority's file and the listener's URL. */
  private record Template(String id, String title, boolean isExclusive, List<String> lines) {
    ForClient fill(String file, String url) {
      return new ForClient(
          id, title, isExclusive, lines.stream().map(line -> line.formatted(file, url)).toList());
    }
  }

  /** The instructions for every client. */
  public static List<ForClient> all(ListenEvent.TrustShown trust) {
    String file = RequestView.quoted(SafeText.escape(trust.authority()));
    String url = SafeText.escape(trust.url());
    return TEMPLATES.stream().map(template -> template.fill(file, url)).toList();
  }

  static String text(ListenEvent.TrustShown trust) {
    LocalDate until = LocalDate.ofInstant(trust.until(), ZoneOffset.UTC);
    TextBlock lines =
        new TextBlock()
            .add("The certificate of `otpiq listen --tls` is signed, until " + until + ", by")
            .indent(List.of(SafeText.shorten(trust.authority())))
            .add("");
    for (ForClient client : all(trust)) {
      lines.add(client.title() + (client.isExclusive() ? " *" : "")).indent(client.commands());
    }
    return lines.add("").add("* then trusts no other authority: for tests only").block();
  }
}
