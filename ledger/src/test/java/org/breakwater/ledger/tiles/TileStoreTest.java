package org.breakwater.ledger.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileStoreTest {
  @TempDir Path folder;

  @Test
  void memory_keeps_what_a_store_must_keep() throws Exception {
    keepsItsPromises(new MemoryTiles());
  }

  @Test
  void a_directory_keeps_what_a_store_must_keep() throws Exception {
    keepsItsPromises(new DirectoryTiles(folder.resolve("not/there/yet")));
  }

  private static void keepsItsPromises(TileStore store) throws IOException {
    assertThat(list(store)).isEmpty();
    assertThat(store.read("tile/0/000")).isEmpty();
    byte[] bytes = {1, 2, 3};
    store.write(Map.of("tile/0/000.p/3", bytes, "tile/0/x001/000", bytes, "checkpoint", bytes));
    bytes[0] = 9;
    assertThat(read(store, "tile/0/000.p/3")).containsExactly(1, 2, 3);
    store.write(Map.of("checkpoint", new byte[] {4}, "tile/0/000", new byte[0]));
    assertThat(read(store, "checkpoint")).containsExactly(4);
    assertThat(read(store, "tile/0/000")).isEmpty();
    assertThat(list(store))
        .containsExactly("checkpoint", "tile/0/000", "tile/0/000.p/3", "tile/0/x001/000");
    store.delete("tile/0/000.p");
    store.delete("tile/0/000.p");
    store.delete("tile/0/x001/000");
    assertThat(list(store)).containsExactly("checkpoint", "tile/0/000");
    assertThat(store.read("tile")).isEmpty();
    assertThat(store.read("checkpoint/000")).isEmpty();
  }

  @Test
  void a_directory_does_not_reach_outside_itself() {
    TileStore store = new DirectoryTiles(folder);
    assertThatIllegalArgumentException().isThrownBy(() -> store.read("../secret"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.write(Map.of("../../secret", new byte[1])));
    assertThatIllegalArgumentException().isThrownBy(() -> store.delete("."));
  }

  @Test
  void a_file_too_large_for_a_log_is_not_read() throws Exception {
    Files.write(folder.resolve("checkpoint"), new byte[Tiles.LARGEST + 1]);
    assertThatThrownBy(() -> new DirectoryTiles(folder).read("checkpoint"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void what_a_crash_left_half_written_is_not_part_of_the_log() throws Exception {
    Files.createDirectories(folder.resolve("tile/0"));
    Files.write(folder.resolve("tile/0/.000.new"), new byte[5]);
    assertThat(list(new DirectoryTiles(folder))).isEmpty();
  }

  @Test
  void a_log_on_the_web_is_read_and_an_outage_is_not_taken_for_a_missing_file() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/log/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          int status = path.endsWith("checkpoint") ? 200 : path.endsWith("000") ? 404 : 503;
          exchange.sendResponseHeaders(status, 3);
          exchange.getResponseBody().write(new byte[] {1, 2, 3});
          exchange.close();
        });
    server.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String address = "http://localhost:" + server.getAddress().getPort() + "/log";
      Tiles tiles = new HttpTiles(client, URI.create(address));
      assertThat(tiles.read("checkpoint").orElseThrow()).containsExactly(1, 2, 3);
      assertThat(tiles.read("tile/0/000")).isEmpty();
      assertThatThrownBy(() -> tiles.read("tile/0/001"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("503");
      assertThat(tiles.list()).isEqualTo(Optional.empty());
    } finally {
      server.stop(0);
    }
  }

  private static byte[] read(Tiles tiles, String path) throws IOException {
    return tiles.read(path).orElseThrow();
  }

  private static List<String> list(Tiles tiles) throws IOException {
    try (Stream<String> paths = tiles.list().orElseThrow()) {
      return paths.sorted().toList();
    }
  }
}
