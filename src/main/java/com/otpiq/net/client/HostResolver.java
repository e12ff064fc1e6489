package com.otpiq.net.client;

import com.otpiq.net.Loopback;
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
 * Looks names up on platform threads: a lookup cannot be interrupted, and on a virtual thread it
 * would hold the carrier, so that a dead name server would stop every delivery.
 */
final class HostResolver implements DnsResolver, AutoCloseable {

  /** The name service that is asked. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final Names names;
  private final boolean remote;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  /**
   * A look-up in this name service.
   *
   * @param remote whether a name may lead to another machine than this one
   */
  HostResolver(Names names, boolean remote) {
    this.names = names;
    this.remote = remote;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Exchange.reached(ExchangePhase.LOOKUP);
    InetAddress[] found = isLiteral(host) ? names.of(host) : await(host);
    if (!remote && !Loopback.isEach(found)) {
      throw new RemoteHostException(host);
    }
    Exchange.reached(ExchangePhase.CONNECT);
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private InetAddress[] await(String host) throws UnknownHostException {
    Future<InetAddress[]> answer = threads.submit(() -> names.of(host));
    try {
      return answer.get(Exchange.CURRENT.get().left().toNanos(), TimeUnit.NANOSECONDS);
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

  /** No host name ends in a digit or holds a colon. */
  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1));
  }
}
