/** What a developer asks OTPIQ to send, and the secret that comes back with it. */
@NullMarked
package com.otpiq.message;

import org.jspecify.annotations.NullMarked;
