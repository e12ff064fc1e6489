/** All of JLine: what the terminal is and can do. */
@NullMarked
package com.otpiq.terminal;

import org.jspecify.annotations.NullMarked;
