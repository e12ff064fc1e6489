package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What tests declare that they use of the machine. */
class RequirementsTest {
  @Test
  void what_is_installed_is_no_reason_to_skip() {
    assertThat(Requirements.of("bash", "").reasonToSkip()).isEmpty();
  }

  @Test
  void the_reason_of_a_skipped_test_says_what_is_missing() {
    List<Requirement> missing = Requirements.missingIn("missing: jq, php:curl");

    assertThat(missing).extracting(Requirement::name).containsExactly("jq", "php:curl");
    assertThat(missing).extracting(Requirement::source).containsExactly("apt:jq", "apt:php-curl");
    assertThat(Requirements.missingIn("another reason")).isEmpty();
  }

  @Test
  void what_is_not_in_the_list_cannot_be_declared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requirements.of("node", "cobol"))
        .withMessageStartingWith("cobol is not in ");
  }

  @Test
  void a_document_uses_the_programs_that_its_commands_start() {
    List<Transcript> transcripts =
        Transcript.all(
            """
            ```console
            $ ./otpiq receiver node --curl | jq .
            $ ./otpiq sandbox --exec 'curl -s x'; signature=$(openssl dgst x)
            ```
            """);

    assertThat(Transcript.programs(transcripts)).containsExactly("curl", "jq", "openssl");
  }
}
