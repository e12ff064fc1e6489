/**
 * Tests of the program as its users have it: the launcher, the jar and real clients, as processes.
 */
@NullMarked
package com.otpiq.packaged;

import org.jspecify.annotations.NullMarked;
