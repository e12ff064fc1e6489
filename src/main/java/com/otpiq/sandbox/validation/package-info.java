/** Why OTPIQ would refuse a request to send, and the body of its response. */
@NullMarked
package com.otpiq.sandbox.validation;

import org.jspecify.annotations.NullMarked;
