/** The commands of the journal: list, show, export, clear. */
@NullMarked
package com.otpiq.cli.journal;

import org.jspecify.annotations.NullMarked;
