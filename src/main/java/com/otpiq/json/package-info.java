/** All of Jackson: bodies in, with the line and column of a fault; JSON text out. */
@NullMarked
package com.otpiq.json;

import org.jspecify.annotations.NullMarked;
