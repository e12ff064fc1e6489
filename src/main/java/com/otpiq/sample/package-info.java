/** The built-in payloads, scenarios and receivers. */
@NullMarked
package com.otpiq.sample;

import org.jspecify.annotations.NullMarked;
