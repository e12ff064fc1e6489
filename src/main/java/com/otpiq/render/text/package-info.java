/** Events as text: the formats pretty and compact, colours, layout. */
@NullMarked
package com.otpiq.render.text;

import org.jspecify.annotations.NullMarked;
