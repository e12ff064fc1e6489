/** Exit codes, and how errors are reported to the user. */
@NullMarked
package com.otpiq.cli.error;

import org.jspecify.annotations.NullMarked;
