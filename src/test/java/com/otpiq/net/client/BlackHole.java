package com.otpiq.net.client;

import com.otpiq.message.HttpUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue of connections is full, so that the system drops what asks for one more. */
final class BlackHole implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<Socket> queued = new ArrayList<>();

  BlackHole() throws IOException {
    try {
      while (queued.size() < 50) {
        Socket socket = new Socket();
        queued.add(socket);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()), 200);
      }
    } catch (SocketTimeoutException full) {
      return;
    }
    throw new IOException("the queue does not fill up");
  }

  HttpUrl uri() {
    return HttpUrl.of("http://127.0.0.1:" + listener.getLocalPort() + "/hook");
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : queued) {
      socket.close();
    }
  }
}
