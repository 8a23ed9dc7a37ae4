package org.breakwater.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.breakwater.ledger.note.NoteSignature;

/**
 * Lets logs reach a {@link Witness} over HTTP: {@code POST /add-checkpoint} to have one signed,
 * {@code GET /<SHA-256 of the origin, hex>/checkpoint} to see what was signed last. Put it behind a
 * proxy that speaks TLS.
 */
public final class WitnessServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** An answer over HTTP. */
  private record Response(int status, String type, byte[] body) {
    static Response text(int status, String words) {
      return new Response(status, TEXT, words.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Starts to answer.
   *
   * @param address where to listen; port 0 takes any free one
   * @throws IOException if it cannot listen there
   */
  public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    this.server = HttpServer.create(address, 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = respond(exchange);
      } catch (IOException e) {
        response = Response.text(500, "The witness could not save what it would sign.\n");
      }
      exchange.getResponseHeaders().set("Content-Type", response.type);
      exchange.sendResponseHeaders(
          response.status, response.body.length == 0 ? -1 : response.body.length);
      exchange.getResponseBody().write(response.body);
    }
  }

  private Response respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean adding = path.equals("/add-checkpoint");
    return switch (exchange.getRequestMethod()) {
      case "POST" -> adding ? add(exchange) : Response.text(404, "Nothing here.\n");
      case "GET" -> adding ? Response.text(405, "Use POST.\n") : read(path.substring(1));
      default -> Response.text(405, "Use GET or POST.\n");
    };
  }

  private Response add(HttpExchange exchange) throws IOException {
    byte[] request = exchange.getRequestBody().readNBytes(AddCheckpoint.LARGEST + 1);
    if (request.length > AddCheckpoint.LARGEST) {
      return Response.text(413, "Too large.\n");
    }
    return switch (witness.addCheckpoint(request)) {
      case Witness.Answer.Cosigned cosigned ->
          Response.text(
              200,
              cosigned.signatures().stream()
                  .map(NoteSignature::line)
                  .collect(Collectors.joining("\n", "", "\n")));
      case Witness.Answer.Conflict conflict ->
          new Response(
              409, "text/x.tlog.size", (conflict.size() + "\n").getBytes(StandardCharsets.UTF_8));
      case Witness.Answer.NotConsistent not -> Response.text(422, not.words() + "\n");
      case Witness.Answer.NotSigned _ -> Response.text(403, "not signed by the log\n");
      case Witness.Answer.UnknownLog _ -> Response.text(404, "this log is not watched here\n");
      case Witness.Answer.Malformed not -> Response.text(400, not.words() + "\n");
    };
  }

  private Response read(String path) throws IOException {
    Optional<byte[]> found = witness.read(path);
    return found
        .map(bytes -> new Response(200, TEXT, bytes))
        .orElseGet(() -> Response.text(404, "Nothing here.\n"));
  }

  /** Stops answering, after what is being answered. */
  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
