/** HTTP servers, on Undertow. */
@NullMarked
package com.otpiq.net.server;

import org.jspecify.annotations.NullMarked;
