/** The engine of {@code otpiq validate}: judge saved payloads without a network. */
@NullMarked
package com.otpiq.validate;

import org.jspecify.annotations.NullMarked;
