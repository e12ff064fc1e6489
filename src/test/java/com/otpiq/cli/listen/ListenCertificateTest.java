package com.otpiq.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Program;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.tls.Keytool;
import com.otpiq.tls.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate and the key that --cert and --key name. */
class ListenCertificateTest extends ListenTlsTestBase {
  private static final String PASSWORD = "changeit";
  private static final String LINE = "0123456789abcdef0123456789abcdef0123456789abcdef";

  private static @TempDir Path kept;

  /** The text of each certificate and key, by the name of its file. */
  private static final Map<String, String> PEMS = new TreeMap<>();

  @BeforeAll
  static void make() throws Exception {
    make("rsa", "RSA", List.of("-validity", "9"));
    make("ec", "EC", List.of("-validity", "9"));
    make("over", "EC", List.of("-startdate", "-9d", "-validity", "5"));
    PEMS.put("pkcs1-key.pem", block("RSA PRIVATE KEY", LINE));
    PEMS.put("sec1-key.pem", block("EC PARAMETERS", LINE) + block("EC PRIVATE KEY", LINE));
    PEMS.put("encrypted-key.pem", block("ENCRYPTED PRIVATE KEY", LINE));
    PEMS.put(
        "old-encrypted-key.pem",
        block("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\n" + LINE));
    PEMS.put("broken.pem", block("CERTIFICATE", LINE));
    PEMS.put("broken-key.pem", block("PRIVATE KEY", LINE));
    PEMS.put("text.pem", "hello\n");
  }

  @BeforeEach
  void write() throws IOException {
    for (Map.Entry<String, String> pem : PEMS.entrySet()) {
      Files.writeString(dir.resolve(pem.getKey()), pem.getValue());
      Files.setPosixFilePermissions(
          dir.resolve(pem.getKey()), PosixFilePermissions.fromString("rw-------"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void shows_the_certificate_that_it_is_given(String name) {
    Program listen = listen("--cert", name + ".pem", "--key", name + "-key.pem");
    String url = "https://127.0.0.1:" + listen.port() + "/";

    assertThat(listen.err()).contains("Listening on " + url).doesNotContain("note:");
    Program trigger = program();
    assertThat(trigger.run("trigger", "failed", "--to", url, "--cacert", name + ".pem"))
        .as(trigger.err())
        .isZero();
    assertThat(listen.err() + listen.out()).doesNotContain("PRIVATE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none.pem   | rsa-key.pem           | none.pem cannot be read: there is no such file | ''
          rsa.pem    | none.pem              | none.pem cannot be read: there is no such file | ''
          text.pem   | rsa-key.pem           | text.pem holds no certificate in PEM format | ''
          broken.pem | rsa-key.pem           | a certificate in broken.pem is damaged | ''
          rsa.pem    | rsa.pem               | rsa.pem holds no private key in PEM format | ''
          rsa.pem    | broken-key.pem        | the key in broken-key.pem is damaged, or is neither RSA nor EC | ''
          rsa.pem    | pkcs1-key.pem         | pkcs1-key.pem holds an RSA key in PKCS#1 format; otpiq reads PKCS#8 without a password | openssl pkey -in 'pkcs1-key.pem' -out new-key.pem, then --key new-key.pem
          ec.pem     | sec1-key.pem          | sec1-key.pem holds an EC key in SEC 1 format; otpiq reads PKCS#8 without a password | openssl pkey -in 'sec1-key.pem' -out new-key.pem, then --key new-key.pem
          rsa.pem    | encrypted-key.pem     | encrypted-key.pem holds an encrypted key; otpiq reads PKCS#8 without a password | openssl pkey -in 'encrypted-key.pem' -out new-key.pem, then --key new-key.pem
          rsa.pem    | old-encrypted-key.pem | old-encrypted-key.pem holds an encrypted key; otpiq reads PKCS#8 without a password | openssl pkey -in 'old-encrypted-key.pem' -out new-key.pem, then --key new-key.pem
          rsa.pem    | ec-key.pem            | rsa.pem and ec-key.pem do not match: the key belongs to another certificate | put the server's own certificate first, then the ones that signed it
          ec.pem     | over-key.pem          | ec.pem and over-key.pem do not match: the key belongs to another certificate | put the server's own certificate first, then the ones that signed it
          """)
  void a_file_that_is_not_what_it_should_be_is_input(
      String certificate, String key, String what, String hint) {
    Program listen = program();

    assertThat(listen.run("listen", "--cert", certificate, "--key", key))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(listen.err())
        .isEqualTo("otpiq: " + what + "\n" + (hint.isEmpty() ? "" : "Try: " + hint + "\n"));
  }

  @Test
  void certificates_in_the_wrong_order_are_input() throws IOException {
    Files.writeString(dir.resolve("chain.pem"), PEMS.get("ec.pem") + PEMS.get("rsa.pem"));
    Program listen = program();

    assertThat(listen.run("listen", "--cert", "chain.pem", "--key", "ec-key.pem"))
        .isEqualTo(ExitCode.INPUT.code);
    assertThat(listen.err()).contains("each certificate must be signed by the next one");
  }

  @ParameterizedTest
  @CsvSource({
    "listen --cert ec.pem, --cert and --key must be used together",
    "listen --tls --key ec-key.pem, --cert and --key must be used together",
    "listen --trust --cert ec.pem --key ec-key.pem, '--trust is about the certificate of --tls, not about --cert'"
  })
  void options_that_do_not_go_together_are_usage(String line, String what) {
    Program listen = program();

    assertThat(listen.run(line.split(" "))).isEqualTo(ExitCode.USAGE.code);
    assertThat(listen.err()).contains("otpiq: " + what + "\n");
  }

  @Test
  void warns_of_a_certificate_that_is_over_and_of_a_key_that_others_read() throws IOException {
    Files.setPosixFilePermissions(
        dir.resolve("over-key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
    Program listen = listen("--cert", "over.pem", "--key", "over-key.pem");

    assertThat(listen.err())
        .contains("other users of this machine can read over-key.pem; chmod 600 keeps it private")
        .containsPattern(
            "the certificate in over.pem expired on \\d{4}-\\d\\d-\\d\\d, so no client");
  }

  @Override
  Program program() {
    return new Program(dir).env("OTPIQ_STATE_DIR", "state");
  }

  private static void make(String name, String algorithm, List<String> options) throws Exception {
    List<String> words = new ArrayList<>(List.of("-genkeypair", "-alias", name));
    words.addAll(List.of("-keyalg", algorithm, "-dname", "CN=" + name));
    words.addAll(List.of("-ext", "san=ip:127.0.0.1"));
    words.addAll(options);
    Keytool.run(kept.resolve("keys.p12"), PASSWORD, words);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(kept.resolve("keys.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    PEMS.put(name + ".pem", Pem.encode(store.getCertificate(name).getEncoded()));
    PEMS.put(name + "-key.pem", key(store, name));
  }

  private static String key(KeyStore store, String name) throws GeneralSecurityException {
    byte[] encoded = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
    return block("PRIVATE KEY", Base64.getMimeEncoder().encodeToString(encoded));
  }

  private static String block(String label, String content) {
    return "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n";
  }
}
