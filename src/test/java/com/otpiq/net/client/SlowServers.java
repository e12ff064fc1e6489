package com.otpiq.net.client;

/** Servers that send something now and then, so that no single read ever takes long. */
enum SlowServers {
  HANDSHAKE("https") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.send(new byte[] {0x16, 3, 3, 0x40, 0});
      trickle(peer, "\u0002");
    }
  },
  STATUS_LINE("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.readHeadOnly();
      peer.send("HTTP/1.1 200 ");
      trickle(peer, "O");
    }
  },
  INTERIM_RESPONSES("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.readHeadOnly();
      trickle(peer, "HTTP/1.1 102 Processing\r\n\r\n");
    }
  },
  HEADERS("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.readHeadOnly();
      peer.send("HTTP/1.1 200 OK\r\n");
      trickle(peer, "X: y\r\n");
    }
  },
  HEADER_VALUE("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.readHeadOnly();
      peer.send("HTTP/1.1 200 OK\r\nX: ");
      trickle(peer, "y");
    }
  },
  BODY("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.readHeadOnly();
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
      trickle(peer, "x");
    }
  },
  CHUNKS("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.readHeadOnly();
      peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      trickle(peer, "1\r\nx\r\n");
    }
  },
  UNREAD_REQUEST("http") {
    @Override
    void play(RawPeer peer) throws Exception {
      peer.hold();
    }
  };

  private static final long INTERVAL_MILLIS = 20;

  private final String scheme;

  SlowServers(String scheme) {
    this.scheme = scheme;
  }

  abstract void play(RawPeer peer) throws Exception;

  String scheme() {
    return scheme;
  }

  ScriptedEndpoint start() throws Exception {
    return ScriptedEndpoint.http(this::play);
  }

  private static void trickle(RawPeer peer, String text) throws Exception {
    while (true) {
      peer.send(text);
      peer.pause(INTERVAL_MILLIS);
    }
  }
}
