package com.otpiq.cli.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of commands. */
class CommandNameTest {
  @ParameterizedTest
  @EnumSource(CommandName.class)
  void a_word_chooses_its_command(CommandName command) {
    assertThat(CommandName.of(command.word)).contains(command);
    assertThat(command.word).matches("[a-z]+(-[a-z]+)*");
  }

  @Test
  void other_words_choose_none() {
    assertThat(CommandName.of("lisen")).isEmpty();
    assertThat(CommandName.of("LISTEN")).isEmpty();
  }

  @Test
  void the_groups_have_every_command_once_and_in_its_order() {
    assertThat(
            Arrays.stream(CommandName.HelpGroup.values())
                .flatMap(group -> group.commands().stream()))
        .containsExactly(CommandName.values());
    assertThat(CommandName.words()).startsWith("listen", "trigger").doesNotHaveDuplicates();
  }
}
