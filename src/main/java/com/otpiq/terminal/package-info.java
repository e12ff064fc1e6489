/** The terminal: prompts, streams and detection, with JLine. */
@NullMarked
package com.otpiq.terminal;

import org.jspecify.annotations.NullMarked;
