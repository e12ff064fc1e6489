/** What OTPIQ sends back: a delivery, its headers, its body. */
@NullMarked
package com.otpiq.webhook;

import org.jspecify.annotations.NullMarked;
