/** What every command gets from outside: streams, environment, clock, signals. */
@NullMarked
package com.otpiq.cli.host;

import org.jspecify.annotations.NullMarked;
