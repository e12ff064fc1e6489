/** The command doctor and its diagnostics. */
@NullMarked
package com.otpiq.cli.doctor;

import org.jspecify.annotations.NullMarked;
