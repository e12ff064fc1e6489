/** The command sandbox. */
@NullMarked
package com.otpiq.cli.sandbox;

import org.jspecify.annotations.NullMarked;
