/** Injected time, real or virtual, durations and repeatable random numbers. */
@NullMarked
package com.otpiq.time;

import org.jspecify.annotations.NullMarked;
