/** HTTP requests to receivers and to the API, on Apache HttpClient. */
@NullMarked
package com.otpiq.net.client;

import org.jspecify.annotations.NullMarked;
