/** All sockets: the HTTP server that listens and the HTTP client that delivers. */
@NullMarked
package com.otpiq.net;

import org.jspecify.annotations.NullMarked;
