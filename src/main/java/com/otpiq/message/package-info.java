/** Requests to send messages, OTPIQ's responses, and the secrets of webhooks. */
@NullMarked
package com.otpiq.message;

import org.jspecify.annotations.NullMarked;
