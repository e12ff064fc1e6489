/** Certificates: making, storing and reading them. */
@NullMarked
package com.otpiq.tls;

import org.jspecify.annotations.NullMarked;
