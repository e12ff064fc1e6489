/** What the application stored: how it is read and learned, and whether it is what it must be. */
@NullMarked
package com.otpiq.check.state;

import org.jspecify.annotations.NullMarked;
