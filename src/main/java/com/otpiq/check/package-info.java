/**
 * The engine of {@code otpiq check}: sends a receiver what OTPIQ may send, and checks its
 * responses.
 */
@NullMarked
package com.otpiq.check;

import org.jspecify.annotations.NullMarked;
