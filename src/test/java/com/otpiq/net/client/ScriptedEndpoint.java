package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A server on loopback which plays a script, byte for byte, to each connection it gets. */
public final class ScriptedEndpoint implements AutoCloseable {

  /** What is done with one connection; the socket is closed when the script returns. */
  @FunctionalInterface
  public interface Script {
    void play(RawPeer peer) throws Exception;
  }

  private static final long WHILE_NANOS = 10_000_000_000L;

  private final ServerSocket listener;
  private final String scheme;
  private final Script script;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<RawPeer.Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private ScriptedEndpoint(ServerSocket listener, String scheme, Script script) {
    this.listener = listener;
    this.scheme = scheme;
    this.script = script;
    Thread.ofPlatform().daemon().name("scripted-endpoint").start(this::accept);
  }

  public static ScriptedEndpoint http(Script script) throws IOException {
    return http(InetAddress.getLoopbackAddress(), script);
  }

  static ScriptedEndpoint http(InetAddress address, Script script) throws IOException {
    return new ScriptedEndpoint(new ServerSocket(0, 50, address), "http", script);
  }

  public static ScriptedEndpoint https(SSLContext identity, Script script) throws IOException {
    ServerSocket listener =
        identity
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return new ScriptedEndpoint(listener, "https", script);
  }

  public HttpUrl uri() {
    return uri(scheme);
  }

  HttpUrl uri(String asScheme) {
    return HttpUrl.of(asScheme + "://127.0.0.1:" + listener.getLocalPort() + "/hook?a=1");
  }

  public int connections() {
    return connections.get();
  }

  /** The requests so far, once there are this many or a while is over. */
  public List<RawPeer.Request> requestsOnce(int count) {
    long end = System.nanoTime() + WHILE_NANOS;
    while (requests.size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return List.copyOf(requests);
  }

  /** Returns when no script is playing any more. */
  public void awaitIdle() {
    while (!open.isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofPlatform().daemon().start(() -> play(socket, number));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void play(Socket socket, int number) {
    try (socket) {
      script.play(new RawPeer(socket, number, requests::add));
    } catch (Exception hungUp) {
      // The client may hang up at any point of a script; the test looks at the client's side.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
