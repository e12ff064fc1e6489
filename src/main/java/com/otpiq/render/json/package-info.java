/** Events as JSON records. */
@NullMarked
package com.otpiq.render.json;

import org.jspecify.annotations.NullMarked;
