package com.otpiq.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option that the environment and settings files can set too. The list of settings is
 * generated from it, so that the program does not read annotations when it starts.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Configurable {
  /**
   * Whether the option means the same in each command that has it: then the key {@code port} sets
   * it for all of them, beside {@code listen.port} for one.
   */
  boolean shared() default false;

  /**
   * Whether the file of a project may set it. Such a file comes with a checkout, so it must not run
   * a command, write a file, show personal data, open network access, or change what is sent to
   * OTPIQ: with which key, for what price, and in whose name.
   */
  boolean byProject() default true;

  /**
   * Options that contradict this one, as they are typed. If one of them has a source of higher
   * precedence, such as the command line, the setting does not apply.
   */
  String[] yieldsTo() default {};

  /** An environment variable with a name of its own; if it is set, the setting does not apply. */
  String variable() default "";

  /** What is hidden when the value is shown. */
  ValueRedaction redaction() default ValueRedaction.NONE;
}
