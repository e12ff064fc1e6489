/**
 * One message's whole life in one process: the sandbox, the listener and the API's client together.
 */
@NullMarked
package com.otpiq.rehearsal;

import org.jspecify.annotations.NullMarked;
