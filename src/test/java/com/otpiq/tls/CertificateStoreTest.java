package com.otpiq.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateStoreTest {
  private @TempDir Path dir;

  @Test
  void an_identity_is_stored_and_read_again_with_the_file_of_its_authority() throws Exception {
    CertificateStore store = new CertificateStore(dir);
    ServerIdentity identity = TestKeys.shared().own("good");
    assertThat(store.isEmpty()).isTrue();
    assertThat(store.read()).isEmpty();

    store.write(identity);

    assertThat(store.isEmpty()).isFalse();
    assertThat(store.read().orElseThrow().certificate()).isEqualTo(identity.certificate());
    assertThat(store.hasAuthorityFileOf(identity)).isTrue();
    assertThat(new Pem("ca", Files.readString(store.authorityFile())).certificates())
        .containsExactly(identity.authority());
  }

  @Test
  void the_file_of_another_authority_is_replaced() throws Exception {
    CertificateStore store = new CertificateStore(dir);
    ServerIdentity identity = TestKeys.shared().own("good");
    store.write(TestKeys.shared().own("selfsigned"));
    assertThat(store.hasAuthorityFileOf(identity)).isFalse();

    store.writeAuthorityFile(identity);

    assertThat(store.hasAuthorityFileOf(identity)).isTrue();
  }

  @Test
  void a_damaged_key_store_is_empty_and_an_unreadable_one_is_a_local_problem() throws Exception {
    CertificateStore store = new CertificateStore(dir);
    Files.writeString(dir.resolve("server.p12"), "nonsense");
    assertThat(store.read()).isEmpty();
    assertThat(store.isEmpty()).isFalse();

    Files.delete(dir.resolve("server.p12"));
    Files.createDirectory(dir.resolve("server.p12"));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(store::read)
        .returns(Problem.Kind.LOCAL, Problem::kind);
  }
}
