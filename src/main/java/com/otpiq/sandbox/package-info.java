/** The engine of {@code otpiq sandbox}: simulates OTPIQ on this machine. */
@NullMarked
package com.otpiq.sandbox;

import org.jspecify.annotations.NullMarked;
