/** Runs child processes. */
@NullMarked
package com.otpiq.exec;

import org.jspecify.annotations.NullMarked;
