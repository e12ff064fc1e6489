/**
 * The engine of {@code otpiq listen}: receives webhooks, inspects, records and acknowledges them.
 */
@NullMarked
package com.otpiq.listen;

import org.jspecify.annotations.NullMarked;
