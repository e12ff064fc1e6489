/** The webhooks that OTPIQ sends: deliveries, headers, bodies, responses. */
@NullMarked
package com.otpiq.webhook;

import org.jspecify.annotations.NullMarked;
