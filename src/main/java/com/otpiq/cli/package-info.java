/** The command line: what the user types, and the exit code that answers. */
@NullMarked
package com.otpiq.cli;

import org.jspecify.annotations.NullMarked;
