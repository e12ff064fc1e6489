package com.otpiq.packaged;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test uses of the machine; it is skipped, and says why, where something of it is missing.
 * Where each row of a test uses something else, the annotation names what all use, if anything, and
 * the test asks for the rest with {@link Requirements#assumeMet}.
 *
 * <p>The tag selects these tests: {@code -Dgroups=requires}.
 */
@Tag("requires")
@ExtendWith(RequiresCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Requires {
  /** Names of {@code src/test/resources/requirements.txt}. */
  String[] value() default {};
}
