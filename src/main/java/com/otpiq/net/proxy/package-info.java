/** The proxies that the environment names. */
@NullMarked
package com.otpiq.net.proxy;

import org.jspecify.annotations.NullMarked;
