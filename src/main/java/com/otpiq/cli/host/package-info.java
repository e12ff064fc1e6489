/**
 * The environment of every command: streams, variables, clock, signals, and the list of commands.
 */
@NullMarked
package com.otpiq.cli.host;

import org.jspecify.annotations.NullMarked;
