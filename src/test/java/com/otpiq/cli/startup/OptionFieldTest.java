package com.otpiq.cli.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fields that store the values of options. */
class OptionFieldTest {
  private static final class Mixed {
    private String name = "before";
    private Optional<String> text = Optional.of("before");
  }

  private static final class Example {
    private final Mixed mixed = new Mixed();
    private int port = 1;
  }

  private final Example command = new Example();

  @Test
  void a_field_of_a_command_is_read_and_written() throws ReflectiveOperationException {
    OptionField port = new OptionField(command, List.of("port"));

    port.set(2);

    assertThat(command.port).isEqualTo(2);
    assertThat(port.<Integer>get()).isEqualTo(2);
  }

  @Test
  void a_field_of_a_mixin_is_reached_through_the_command() throws ReflectiveOperationException {
    OptionField name = new OptionField(command, List.of("mixed", "name"));

    name.set("after");

    assertThat(command.mixed.name).isEqualTo("after");
    assertThat(name.<String>get()).isEqualTo("after");
  }

  @Test
  void an_empty_optional_leaves_the_initial_value() throws ReflectiveOperationException {
    OptionField text = new OptionField(command, List.of("mixed", "text"));

    text.set(Optional.empty());
    assertThat(command.mixed.text).contains("before");
    text.set(Optional.of("after"));
    assertThat(command.mixed.text).contains("after");
  }

  @Test
  void a_field_that_does_not_exist_is_an_error() {
    OptionField none = new OptionField(command, List.of("none"));

    assertThatThrownBy(() -> none.set(1)).isInstanceOf(NoSuchFieldException.class);
  }
}
