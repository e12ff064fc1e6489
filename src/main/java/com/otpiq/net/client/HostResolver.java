package com.otpiq.net.client;

import com.otpiq.net.Loopback;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves host names on platform threads: a lookup cannot be interrupted, and on a virtual thread
 * it would block the carrier thread, so that a name server that does not answer would stop all
 * deliveries.
 */
final class HostResolver implements DnsResolver, AutoCloseable {

  /** Where names are looked up; the system, unless in a test. */
  @FunctionalInterface
  interface NameService {
    InetAddress[] lookUp(String host) throws UnknownHostException;
  }

  private final NameService names;
  private final boolean allowRemote;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  /**
   * A resolver that uses this name service.
   *
   * @param allowRemote whether a name may resolve to another machine
   */
  HostResolver(NameService names, boolean allowRemote) {
    this.names = names;
    this.allowRemote = allowRemote;
  }

  @Override
  public InetAddress[] resolve(String name) throws UnknownHostException {
    Exchange.enter(ExchangePhase.LOOKUP);
    String host = ascii(name);
    InetAddress[] addresses = isLiteral(host) ? names.lookUp(host) : await(host);
    if (!allowRemote && !Loopback.areAllLoopback(addresses)) {
      throw new RemoteHostException(host);
    }
    Exchange.enter(ExchangePhase.CONNECT);
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private InetAddress[] await(String host) throws UnknownHostException {
    Future<InetAddress[]> result = executor.submit(() -> names.lookUp(host));
    try {
      return result.get(Exchange.CURRENT.get().remaining().toNanos(), TimeUnit.NANOSECONDS);
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

  /** The library converts names to Unicode, also those that it was given in ASCII. */
  static String ascii(String host) {
    return host.chars().allMatch(c -> c < 128) ? host : IDN.toASCII(host);
  }

  /** An IP address; names such as {@code app1} end in a digit too. */
  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
  }
}
