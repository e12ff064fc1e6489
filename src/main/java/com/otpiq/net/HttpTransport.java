package com.otpiq.net;

import com.otpiq.delivery.Outcome;
import com.otpiq.delivery.Transport;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** TEMPORARY until the spike is done. */
public final class HttpTransport implements Transport {
  private final URI target;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public HttpTransport(URI target) {
    this.target = target;
  }

  @Override
  public Outcome carry(Delivery delivery, Duration deadline) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(deadline)
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body().bytes()));
    delivery.headers().lines().forEach(line -> request.header(line.name(), line.value()));
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Outcome.Answered(
          response.statusCode(), "", Headers.NONE, response.body(), Optional.empty());
    } catch (IOException e) {
      return new Outcome.Failed("nothing listens on " + target.getAuthority());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
