/** The command receiver. */
@NullMarked
package com.otpiq.cli.receiver;

import org.jspecify.annotations.NullMarked;
