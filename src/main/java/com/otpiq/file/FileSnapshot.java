package com.otpiq.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files of an application at one time, to see which of them change. Links are not followed. */
public record FileSnapshot(Map<Path, Stamp> files) {
  /** Tools write these directories. Those whose name begins with a dot are ignored as well. */
  private static final Set<String> IGNORED = Set.of("node_modules", "vendor", "__pycache__");

  /** What shows that a file changed. */
  record Stamp(FileTime modified, long size) {}

  /**
   * The files at and below these paths, except in {@code .git}, {@code node_modules}, {@code
   * vendor} and the like. What cannot be read, or is gone, is not in it.
   *
   * @throws IOException if a path cannot be walked at all
   */
  public static FileSnapshot of(List<Path> paths) throws IOException {
    Collector collector = new Collector();
    for (Path path : paths) {
      Files.walkFileTree(path, collector);
    }
    return new FileSnapshot(Map.copyOf(collector.found));
  }

  /** The files that are new, different or gone since an earlier snapshot, by path. */
  public Set<Path> changedSince(FileSnapshot earlier) {
    Set<Path> changed = new TreeSet<>(files.keySet());
    changed.addAll(earlier.files.keySet());
    changed.removeIf(
        file -> files.containsKey(file) && files.get(file).equals(earlier.files.get(file)));
    return changed;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Map<Path, Stamp> found = new HashMap<>();
    private int depth;

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      String name = String.valueOf(directory.getFileName());
      if (depth > 0 && (IGNORED.contains(name) || name.startsWith("."))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      depth++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException error) {
      depth--;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (depth == 0) {
        throw error;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
