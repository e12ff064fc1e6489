/** The engine of {@code otpiq sandbox}: a whole OTPIQ on this machine. */
@NullMarked
package com.otpiq.sandbox;

import org.jspecify.annotations.NullMarked;
