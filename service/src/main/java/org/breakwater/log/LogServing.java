package org.breakwater.log;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.Tiles;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The log for anyone, in the form that every client of transparency logs reads
 * (c2sp.org/tlog-tiles). It holds commitments and times, and nothing of anybody.
 */
@Controller
final class LogServing {
  private static final String PREFIX = "/log/";

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  /** What lies at a tile's path never changes. */
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Published published;

  LogServing(Transactions transactions, PostgresTiles tiles) {
    this.published = new Published(transactions, tiles);
  }

  /** The newest one; where there are witnesses, the newest that enough of them have signed. */
  @GetMapping("/log/checkpoint")
  ResponseEntity<byte[]> checkpoint() throws IOException {
    CacheControl fresh = CacheControl.noCache().cachePublic();
    ResponseEntity<byte[]> cosigned = answer(Witnessing.COSIGNED, TEXT, fresh);
    return cosigned.getStatusCode().is2xxSuccessful()
        ? cosigned
        : answer(Tiles.CHECKPOINT, TEXT, fresh);
  }

  @GetMapping("/log/tile/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
    String path = path(request);
    return TilePath.parse(path).isPresent()
        ? answer(path, MediaType.APPLICATION_OCTET_STREAM, FOR_EVER)
        : ResponseEntity.notFound().build();
  }

  /** Checkpoints that witnesses signed, beside what tlog-tiles prescribes. */
  @GetMapping("/log/witnessed/**")
  ResponseEntity<byte[]> witnessed(HttpServletRequest request) throws IOException {
    return answer(path(request), TEXT, CacheControl.noCache().cachePublic());
  }

  private static String path(HttpServletRequest request) {
    return request.getServletPath().substring(PREFIX.length());
  }

  private ResponseEntity<byte[]> answer(String path, MediaType type, CacheControl cache)
      throws IOException {
    return published
        .read(path)
        .map(bytes -> ResponseEntity.ok().contentType(type).cacheControl(cache).body(bytes))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
