/** The console: the output formats, and the messages on standard error. */
@NullMarked
package com.otpiq.render.console;

import org.jspecify.annotations.NullMarked;
