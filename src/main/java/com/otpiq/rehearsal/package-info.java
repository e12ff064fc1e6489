/**
 * One message from the request to its last webhook in one process: sandbox, listener and API
 * client.
 */
@NullMarked
package com.otpiq.rehearsal;

import org.jspecify.annotations.NullMarked;
