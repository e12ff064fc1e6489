package com.otpiq.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the fuzzer (Jazzer) on each target for some time, each in a process of its own. Started by
 * the Maven profile {@code fuzz}.
 */
public final class FuzzRun {
  /** The newest class files that Jazzer can instrument: those of Java 23. */
  private static final byte CLASS_FILE_VERSION = 67;

  private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern FINDING = Pattern.compile("== Java .*");

  private final Path work;
  private final int seconds;

  private FuzzRun(Path work, int seconds) {
    this.work = work;
    this.seconds = seconds;
  }

  /**
   * Runs the fuzzer.
   *
   * @param args the directory to work in, the seconds for each target, the number of targets at the
   *     same time, and the name of the only target to run; empty for all
   */
  public static void main(String[] args) throws Exception {
    FuzzRun run = new FuzzRun(Path.of(args[0]), Integer.parseInt(args[1]));
    List<FuzzTarget> targets =
        FuzzTarget.all().stream().filter(target -> target.name().startsWith(args[3])).toList();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("there is no target " + args[3]);
    }
    if (!run.all(targets, Integer.parseInt(args[2]))) {
      throw new IllegalStateException("the fuzzer found something; see above");
    }
  }

  private boolean all(List<FuzzTarget> targets, int parallel) throws Exception {
    String classPath = classPath();
    List<Callable<Boolean>> runs = new ArrayList<>();
    targets.forEach(target -> runs.add(() -> fuzz(target, classPath)));
    try (ExecutorService executor = Executors.newFixedThreadPool(parallel)) {
      boolean clean = true;
      for (Future<Boolean> run : executor.invokeAll(runs)) {
        clean &= run.get();
      }
      return clean;
    }
  }

  /** Runs one target; returns whether nothing was found. */
  private boolean fuzz(FuzzTarget target, String classPath)
      throws IOException, InterruptedException {
    Path directory = work.resolve(target.name());
    Path found = Files.createDirectories(directory.resolve("corpus"));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command(target, classPath, directory, found))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exit = process.waitFor();
    System.out.println(result(target, exit, Files.readString(log), log));
    return exit == 0;
  }

  private List<String> command(FuzzTarget target, String classPath, Path directory, Path found) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--instrumentation_includes=com.otpiq.**:tools.jackson.core.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--reproducer_path=" + directory,
                "-max_total_time=" + seconds,
                "-max_len=4096",
                "-timeout=60",
                "-rss_limit_mb=3000",
                "-artifact_prefix=" + directory + File.separator,
                found.toString()));
    target.directories().forEach(each -> command.add(each.toString()));
    return command;
  }

  private static String result(FuzzTarget target, int exit, String log, Path file) {
    Matcher runs = RUNS.matcher(log);
    if (exit == 0 && runs.find()) {
      long count = Long.parseLong(runs.group(1));
      long rate = count / Math.max(1, Long.parseLong(runs.group(2)));
      return "%-20s %,12d executions, %,8d/s: no finding".formatted(target.name(), count, rate);
    }
    Matcher finding = FINDING.matcher(log);
    return target.name() + ": " + (finding.find() ? finding.group() : "exit " + exit) + "; " + file;
  }

  /** The class path of this process, with copies of our classes that Jazzer can read. */
  private String classPath() throws IOException {
    String classPath = System.getProperty("java.class.path");
    List<Path> parts = Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
    List<String> readable = new ArrayList<>();
    for (Path part : parts) {
      readable.add((Files.isDirectory(part) ? copy(part) : part).toString());
    }
    return String.join(File.pathSeparator, readable);
  }

  private Path copy(Path classes) throws IOException {
    Path copies = work.resolve(String.valueOf(classes.getFileName()));
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).collect(Collectors.toList());
    }
    for (Path file : files) {
      Path copy = copies.resolve(classes.relativize(file));
      Files.createDirectories(copy.getParent());
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".class") && bytes[7] > CLASS_FILE_VERSION) {
        bytes[7] = CLASS_FILE_VERSION;
      }
      Files.write(copy, bytes);
    }
    return copies;
  }
}
