/** The engine of {@code otpiq trigger}: deliver scripted webhooks to a URL. */
@NullMarked
package com.otpiq.replay;

import org.jspecify.annotations.NullMarked;
