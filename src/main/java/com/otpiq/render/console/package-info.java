/** Events on standard output and standard error. */
@NullMarked
package com.otpiq.render.console;

import org.jspecify.annotations.NullMarked;
