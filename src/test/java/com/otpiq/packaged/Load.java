package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writers that post one webhook after the other until the server no longer answers. */
final class Load {
  private static final long PATIENCE_SECONDS = 30;
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> cutOff = ConcurrentHashMap.newKeySet();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean stopped;

  /** Starts to post from so many threads at once. */
  static Load on(String url, int writers) {
    var load = new Load();
    for (int i = 0; i < writers; i++) {
      load.writers.add(Thread.ofPlatform().daemon().start(() -> load.write(url)));
    }
    return load;
  }

  /** The smsIds that were answered 200. */
  Set<String> acknowledged() {
    return acknowledged;
  }

  /** The smsIds whose connection was cut after the request had gone out. */
  Set<String> cutOff() {
    return cutOff;
  }

  /** Waits until so many are acknowledged. */
  Load await(int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (acknowledged.size() < count) {
      assertThat(System.nanoTime()).as("%s acknowledged", acknowledged.size()).isLessThan(end);
      Thread.onSpinWait();
    }
    return this;
  }

  /** Waits for the writers, which end when no server listens. */
  Load end() {
    stopped = true;
    try {
      for (Thread writer : writers) {
        writer.join();
      }
      return this;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The body of a valid webhook. */
  static String body(String smsId) {
    return "{\"smsId\":\""
        + smsId
        + "\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}";
  }

  /** Posts one and returns the status. */
  static int post(String url, String body, String... headers) {
    try {
      HttpURLConnection connection = open(url, body, headers);
      return exchange(connection, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String url) {
    while (!stopped) {
      String id = "load-" + NUMBERS.incrementAndGet();
      try {
        HttpURLConnection connection = open(url, body(id));
        connection.connect();
        send(connection, id);
      } catch (IOException _) {
        return;
      }
    }
  }

  private void send(HttpURLConnection connection, String id) {
    try {
      if (exchange(connection, body(id)) == 200) {
        acknowledged.add(id);
      }
    } catch (IOException _) {
      cutOff.add(id);
    }
  }

  private static HttpURLConnection open(String url, String body, String... headers)
      throws IOException {
    URL parsed = URI.create(url).toURL();
    HttpURLConnection connection = (HttpURLConnection) parsed.openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      connection.setRequestProperty(parts[0], parts[1]);
    }
    connection.setConnectTimeout(5_000);
    connection.setReadTimeout(10_000);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.getBytes(StandardCharsets.UTF_8).length);
    return connection;
  }

  private static int exchange(HttpURLConnection connection, String body) throws IOException {
    connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    int status = connection.getResponseCode();
    try (InputStream answer =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (answer != null) {
        answer.readAllBytes();
      }
    }
    return status;
  }
}
