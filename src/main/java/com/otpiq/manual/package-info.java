/** What the program says of itself: its commands, their options, examples. */
@NullMarked
package com.otpiq.manual;

import org.jspecify.annotations.NullMarked;
