/** The commands that call OTPIQ's API: send, track, info, sender-ids. */
@NullMarked
package com.otpiq.cli.api;

import org.jspecify.annotations.NullMarked;
