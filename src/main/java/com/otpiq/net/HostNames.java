package com.otpiq.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up host names, each with a deadline. A look-up cannot be interrupted, and on a virtual
 * thread it would block the carrier thread, so each has a platform thread of its own.
 */
public final class HostNames {
  /** The name service of the system. */
  public static final HostNames SYSTEM = new HostNames(InetAddress::getAllByName);

  /** For look-ups that are not part of an exchange with a deadline of its own. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  private final NameService service;

  /** Names that this service knows. */
  public HostNames(NameService service) {
    this.service = service;
  }

  /** Where names are looked up; may block for as long as it likes. */
  @FunctionalInterface
  public interface NameService {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  /** The addresses of a host; empty if the name is not known within five seconds. */
  public List<InetAddress> find(String host) {
    try {
      return lookUp(host, DEADLINE);
    } catch (UnknownHostException _) {
      return List.of();
    }
  }

  /**
   * The addresses of a host. An address needs no look-up.
   *
   * @throws UnknownHostException with the name, if it is not known by the deadline, or the thread
   *     is interrupted; the interruption is kept
   * @throws IllegalStateException on a thread of a server, for a name
   */
  public List<InetAddress> lookUp(String host, Duration deadline) throws UnknownHostException {
    Optional<InetAddress> literal = literal(host);
    if (literal.isEmpty() && host.indexOf(':') >= 0) {
      throw new UnknownHostException(host);
    }
    return literal.isPresent() ? List.of(literal.get()) : List.of(await(host, deadline));
  }

  private InetAddress[] await(String host, Duration deadline) throws UnknownHostException {
    IoThreads.rejectWaiting("the look-up of " + host);
    Future<InetAddress[]> result = THREADS.submit(() -> service.lookUp(host));
    try {
      return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException notFound) {
      throw unknown(host, notFound);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw unknown(host, interrupt);
    }
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  /** The address that a host is; empty for a name. */
  static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
