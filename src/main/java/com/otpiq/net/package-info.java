/** Hosts, ports and loopback addresses, for the HTTP server and the HTTP client. */
@NullMarked
package com.otpiq.net;

import org.jspecify.annotations.NullMarked;
