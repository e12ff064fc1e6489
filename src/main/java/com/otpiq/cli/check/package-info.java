/** The command check. */
@NullMarked
package com.otpiq.cli.check;

import org.jspecify.annotations.NullMarked;
