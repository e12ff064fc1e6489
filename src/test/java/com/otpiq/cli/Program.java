package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Interrupts;
import com.otpiq.event.EventFailures;
import com.otpiq.manual.CommandNotes;
import com.otpiq.sample.Resource;
import com.otpiq.terminal.Prompter;
import com.otpiq.terminal.StandardStream;
import com.otpiq.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole program in a test: its own streams, environment and folder, and real sockets. */
public final class Program {
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern PORT = Pattern.compile("Listening on https?://[^ ]*:(\\d+)/");

  private final Path workDir;
  private final Map<String, String> env = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private OutputStream stdout = out;
  private byte[] stdin = {};
  private OutputStream stderr = err;
  private boolean terminal;
  private Time time = Time.real();
  private Supplier<ZoneId> zone = () -> ZoneOffset.UTC;
  private Prompter prompter = Answers.NONE;
  private CompletableFuture<Integer> exit = new CompletableFuture<>();
  private Interrupts interrupts = new Interrupts(() -> {});

  public Program(Path workDir) {
    this.workDir = workDir;
  }

  public Program env(String name, String value) {
    env.put(name, value);
    return this;
  }

  public Program stdin(String text) {
    stdin = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  public Program onTerminal() {
    terminal = true;
    return this;
  }

  /** Nothing can be written to standard output, for this reason of the system. */
  public Program unwritable(String why) {
    stdout =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(why);
          }
        };
    return this;
  }

  /** Both streams go to one screen, which is {@link #out}. */
  public Program onOneScreen() {
    stderr = out;
    return onTerminal();
  }

  public Program in(Time other) {
    time = other;
    return this;
  }

  public Program zone(Supplier<ZoneId> other) {
    zone = other;
    return this;
  }

  /** The user at the terminal gives these answers, in this order. */
  public Program answering(String... texts) {
    prompter = new Answers(new ArrayDeque<>(List.of(texts)));
    return this;
  }

  /** Runs to the end and returns the exit code. */
  public int run(String... args) {
    return start(args).exit();
  }

  /** Starts in the background. */
  public Program start(String... args) {
    exit = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .uncaughtExceptionHandler((_, fault) -> exit.completeExceptionally(fault))
        .start(() -> main(args));
    return this;
  }

  /**
   * Starts {@code otpiq listen} on any free port, and returns when it listens. Without a folder for
   * it there is no journal.
   */
  public Program listen(String... args) {
    List<String> all = new ArrayList<>(List.of("listen", "--port", "0"));
    if (!env.containsKey("OTPIQ_STATE_DIR")) {
      all.add("--no-journal");
    }
    all.addAll(List.of(args));
    start(all.toArray(String[]::new));
    port();
    return this;
  }

  /** The port that the program listens on, once it does. */
  public int port() {
    Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
    boolean isOver;
    do {
      isOver = exit.isDone() || Instant.now().isAfter(end);
      Matcher ready = PORT.matcher(err().replaceAll("\u001b\\[[0-9;]*m", ""));
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
      LockSupport.parkNanos(2_000_000);
    } while (!isOver);
    throw new AssertionError("it never listened: " + err());
  }

  /** What the first group of this matches in all that was printed so far. */
  public String awaited(String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(err() + out());
    assertThat(found.find()).as(err() + out()).isTrue();
    return found.group(1);
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/";
  }

  /** Presses Ctrl-C. */
  public Program interrupt() {
    interrupts.fire();
    return this;
  }

  public int exit() {
    return exit.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void main(String... args) {
    interrupts = new Interrupts(Thread.currentThread()::interrupt);
    int code = Otpiq.run(host(), args);
    if (isDocumented(code, args)) {
      exit.complete(code);
    } else {
      exit.completeExceptionally(
          new AssertionError(
              "exit code " + code + " is not in the help of " + String.join(" ", args)));
    }
  }

  /** Whether the help of the command names this exit code; --exec passes on any. */
  private static boolean isDocumented(int code, String... args) {
    List<String> words = List.of(args);
    String command = words.isEmpty() ? "" : words.getFirst();
    if (words.contains("--exec") || CommandName.of(command).isEmpty()) {
      return true;
    }
    boolean isSub = command.equals("journal") && words.size() > 1 && words.get(1).matches("[a-z]+");
    String notes = isSub ? command + "-" + words.get(1) : command;
    return Arrays.stream(ExitCode.values())
        .filter(exit -> exit.code == code)
        .anyMatch(exit ->
            exit.isGeneral
                || CommandNotes.read(Resource.notes(notes)).exitCodes().containsKey(code));
  }

  public Host host() {
    return new Host(
        new ByteArrayInputStream(stdin),
        new StandardStream(stdout),
        new StandardStream(stderr),
        () -> terminal,
        () -> terminal,
        env,
        workDir,
        time,
        zone,
        new Random(1),
        interrupts,
        prompter,
        new EventFailures());
  }

  /** A person who has thought of the answers beforehand. */
  private record Answers(Deque<String> texts) implements Prompter {
    static final Answers NONE = new Answers(new ArrayDeque<>());

    @Override
    public boolean isAvailable() {
      return !texts.isEmpty();
    }

    @Override
    public String askHidden(String question) {
      return texts.remove();
    }

    @Override
    public boolean confirm(String question) {
      return texts.remove().equals("y");
    }
  }
}
