package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.cli.Program;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.message.WebhookSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of the webhook secret. */
class SecretOptionsTest {
  private static final String FIRST = "0123456789abcdef0123456789abcdef";
  private static final String SECOND = "fedcba9876543210fedcba9876543210";

  private @TempDir Path dir;
  private final SecretOptions options = new SecretOptions();
  private final List<Event> events = new ArrayList<>();

  @Test
  void without_options_the_environment_gives_the_secret() {
    Program program = program().env(SecretOptions.VARIABLE, FIRST);

    assertThat(options.read(program.host(), events::add))
        .extracting(WebhookSecret::reveal)
        .containsExactly(FIRST);
    assertThat(options.isGiven()).isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void options_take_the_place_of_the_environment_and_can_be_several() throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), FIRST + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    options.files.add(Path.of("secret"));
    options.values.add(SECOND);
    Program program = program().env(SecretOptions.VARIABLE, "x".repeat(32));

    assertThat(options.read(program.host(), events::add))
        .extracting(WebhookSecret::reveal)
        .containsExactly(FIRST, SECOND);
    assertThat(events)
        .containsExactly(
            new Event.Notice(
                "process lists show the value of --secret; a file or OTPIQ_WEBHOOK_SECRET is private"));
  }

  @Test
  void none_is_no_problem() {
    assertThat(options.readOne(program().host(), events::add)).isEmpty();
  }

  @Test
  void only_one_secret_can_be_sent() {
    options.values.addAll(List.of(FIRST, SECOND));

    assertThatThrownBy(() -> options.readOne(program().host(), events::add))
        .isInstanceOf(Problem.class)
        .hasMessage("one secret can be sent, and 2 are given");
  }

  @Test
  void an_empty_secret_is_a_problem_that_names_its_source() {
    Program program = program().env(SecretOptions.VARIABLE, "");

    assertThatThrownBy(() -> options.read(program.host(), events::add))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("the secret in OTPIQ_WEBHOOK_SECRET ");
  }

  @Test
  void the_previous_secret_comes_from_a_file_an_option_or_the_environment() throws IOException {
    Files.writeString(dir.resolve("old"), FIRST);
    var previous = new PreviousSecretOptions();
    Program program = program().env(PreviousSecretOptions.VARIABLE, SECOND);

    assertThat(previous.read(program.host(), events::add))
        .map(WebhookSecret::reveal)
        .contains(SECOND);
    previous.value = Optional.of("x".repeat(32));
    assertThat(previous.read(program.host(), events::add))
        .map(WebhookSecret::reveal)
        .contains("x".repeat(32));
    previous.file = Optional.of(Path.of("old"));
    assertThat(previous.read(program.host(), events::add))
        .map(WebhookSecret::reveal)
        .contains(FIRST);
    assertThat(new PreviousSecretOptions().read(program().host(), events::add)).isEmpty();
  }

  @Test
  void a_random_secret_differs_from_run_to_run_and_reaches_a_child_process() {
    WebhookSecret random = SecretOptions.random();

    assertThat(random.reveal()).isNotEqualTo(SecretOptions.random().reveal());
    assertThat(SecretOptions.environment(List.of(WebhookSecret.of(FIRST)), "OTPIQ_CHECK", "1"))
        .containsEntry("OTPIQ_WEBHOOK_SECRET", FIRST)
        .containsEntry("OTPIQ_CHECK", "1");
    assertThat(SecretOptions.environment(List.of(), "OTPIQ_CHECK", "1"))
        .containsOnlyKeys("OTPIQ_CHECK");
  }

  private Program program() {
    return new Program(dir);
  }
}
