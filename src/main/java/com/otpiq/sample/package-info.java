/** The built-in payloads and scenarios: the one home of what OTPIQ sends. */
@NullMarked
package com.otpiq.sample;

import org.jspecify.annotations.NullMarked;
