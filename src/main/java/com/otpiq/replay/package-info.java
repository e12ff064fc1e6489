/** The engine of {@code otpiq replay} and {@code otpiq trigger}: deliver webhooks to a URL. */
@NullMarked
package com.otpiq.replay;

import org.jspecify.annotations.NullMarked;
