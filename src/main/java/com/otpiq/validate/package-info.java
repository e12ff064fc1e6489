/** The engine of {@code otpiq validate}: validates saved webhooks without a network. */
@NullMarked
package com.otpiq.validate;

import org.jspecify.annotations.NullMarked;
