/** Events as text: pretty, compact, JSON lines. */
@NullMarked
package com.otpiq.render;

import org.jspecify.annotations.NullMarked;
