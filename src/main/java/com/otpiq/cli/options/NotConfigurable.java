package com.otpiq.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a mixin of a command whose options can be set on the command line only. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface NotConfigurable {
  /** The long names of these options; all options of the mixin if empty. */
  String[] value() default {};
}
