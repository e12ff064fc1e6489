/** The engine of {@code otpiq check}: put a receiver through everything that OTPIQ may do to it. */
@NullMarked
package com.otpiq.check;

import org.jspecify.annotations.NullMarked;
