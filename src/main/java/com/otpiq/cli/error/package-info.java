/** Exit codes, and how errors are shown. */
@NullMarked
package com.otpiq.cli.error;

import org.jspecify.annotations.NullMarked;
