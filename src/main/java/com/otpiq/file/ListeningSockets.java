package com.otpiq.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP ports that processes have opened, from Linux's {@code /proc}; none on other systems. */
public final class ListeningSockets {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTEN = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningSockets() {}

  /** The addresses with their ports, such as {@code 127.0.0.1:3000} and {@code [::1]:3000}. */
  public static List<String> of(List<Long> processes) {
    Set<String> own = new HashSet<>();
    List<String> all = new ArrayList<>();
    for (Long process : processes) {
      Path directory = PROC.resolve(process.toString());
      own.addAll(inodes(directory.resolve("fd")));
      Stream.of("tcp", "tcp6").forEach(kind -> all.addAll(lines(directory.resolve("net/" + kind))));
    }
    return all.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(each -> each.length > INODE && each[STATE].equals(LISTEN))
        .filter(each -> own.contains("socket:[" + each[INODE] + "]"))
        .map(each -> address(each[ADDRESS]))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> inodes(Path descriptors) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path each : all) {
        found.add(target(each));
      }
    } catch (IOException _) {
      // the process has ended, or this is not Linux
    }
    return found;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return List.of();
    }
  }

  /**
   * An address as Linux writes it: words of four bytes in the order of the machine, and the port.
   */
  static String address(String text) {
    int colon = text.indexOf(':');
    byte[] bytes = HexFormat.of().parseHex(text.substring(0, colon));
    byte[] ordered = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ordered[i] = bytes[i - i % 4 + 3 - i % 4];
    }
    int port = Integer.parseInt(text.substring(colon + 1), 16);
    try {
      String host = InetAddress.getByAddress(ordered).getHostAddress();
      return (host.contains(":") ? "[" + shortened(host) + "]" : host) + ":" + port;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String shortened(String host) {
    return switch (host) {
      case "0:0:0:0:0:0:0:1" -> "::1";
      case "0:0:0:0:0:0:0:0" -> "::";
      default -> host;
    };
  }
}
