import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Client {
  public static void main(String[] args) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("URL"))).build();
    int status =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    System.out.println("answered " + status);
  }
}
