/** The commands replay and trigger. */
@NullMarked
package com.otpiq.cli.deliver;

import org.jspecify.annotations.NullMarked;
