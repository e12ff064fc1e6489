/** What the program says of itself, as scripts for shells and as pages. */
@NullMarked
package com.otpiq.render.guide;

import org.jspecify.annotations.NullMarked;
