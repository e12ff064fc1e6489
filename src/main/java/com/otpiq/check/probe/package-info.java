/** State probes: read from the application which messages and statuses it stored. */
@NullMarked
package com.otpiq.check.probe;

import org.jspecify.annotations.NullMarked;
