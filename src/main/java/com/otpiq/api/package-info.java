/** The engine of send, track, info and sender-ids: calls OTPIQ's API. */
@NullMarked
package com.otpiq.api;

import org.jspecify.annotations.NullMarked;
