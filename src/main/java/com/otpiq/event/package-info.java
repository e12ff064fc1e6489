/** The events that engines report, and the problems that stop a command. */
@NullMarked
package com.otpiq.event;

import org.jspecify.annotations.NullMarked;
