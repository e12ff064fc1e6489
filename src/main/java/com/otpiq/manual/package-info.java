/** The documentation of the commands: options, notes and examples. */
@NullMarked
package com.otpiq.manual;

import org.jspecify.annotations.NullMarked;
