/** Events as text for people. */
@NullMarked
package com.otpiq.render.text;

import org.jspecify.annotations.NullMarked;
