/** The program: its entry point, and the list of its commands. */
@NullMarked
package com.otpiq.cli;

import org.jspecify.annotations.NullMarked;
