/** Time as a thing that is handed in: real or virtual. */
@NullMarked
package com.otpiq.time;

import org.jspecify.annotations.NullMarked;
