/** How OTPIQ delivers: attempts, retries and the waits between. */
@NullMarked
package com.otpiq.delivery;

import org.jspecify.annotations.NullMarked;
