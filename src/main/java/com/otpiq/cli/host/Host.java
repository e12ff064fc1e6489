package com.otpiq.cli.host;

import com.otpiq.terminal.Prompter;
import com.otpiq.terminal.StandardStream;
import com.otpiq.time.Time;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything of the outside that a command touches, so that a test can hand in another one.
 *
 * @param outIsTerminal asked only when it matters, for finding out takes time
 * @param zone of the clock on the user's wall; asked only when it matters, too
 */
public record Host(
    InputStream in,
    StandardStream out,
    PrintStream err,
    BooleanSupplier outIsTerminal,
    BooleanSupplier errIsTerminal,
    Map<String, String> env,
    Path workDir,
    Time time,
    Supplier<ZoneId> zone,
    RandomGenerator random,
    Interrupts interrupts,
    Prompter prompter) {}
