/** What one check does with the receiver: its requests, responses, credentials and messages. */
@NullMarked
package com.otpiq.check.session;

import org.jspecify.annotations.NullMarked;
