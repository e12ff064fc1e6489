package com.otpiq.cli.host;

import com.otpiq.event.EventFailures;
import com.otpiq.terminal.Prompter;
import com.otpiq.terminal.StandardStream;
import com.otpiq.time.Time;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything that a command uses of its environment, so that a test can replace it.
 *
 * @param outIsTerminal evaluated only when needed, because it takes time
 * @param zone the time zone of the user; evaluated only when needed
 * @param failures counts the events that internal errors affected in this run
 */
public record Host(
    InputStream in,
    StandardStream out,
    StandardStream err,
    BooleanSupplier outIsTerminal,
    BooleanSupplier errIsTerminal,
    Map<String, String> env,
    Path workDir,
    Time time,
    Supplier<ZoneId> zone,
    RandomGenerator random,
    Interrupts interrupts,
    Prompter prompter,
    EventFailures failures) {}
