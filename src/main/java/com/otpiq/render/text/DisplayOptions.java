package com.otpiq.render.text;

import com.otpiq.message.PersonalDataMask;
import com.otpiq.render.LocalTimeFormat;
import java.util.function.BooleanSupplier;

/**
 * How events are displayed, whatever their format.
 *
 * @param outTheme the theme of standard output
 * @param errTheme the theme of standard error
 * @param clock how times are shown
 * @param isTerminal whether standard error can show a status line; evaluated only when there is one
 * @param quiet whether to omit messages on standard error
 * @param verbose whether to show headers as well
 * @param mask how phone numbers are shown in text; JSON has them whole
 */
public record DisplayOptions(
    Theme outTheme,
    Theme errTheme,
    LocalTimeFormat clock,
    BooleanSupplier isTerminal,
    boolean quiet,
    boolean verbose,
    PersonalDataMask mask) {}
