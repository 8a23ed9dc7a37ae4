package org.breakwater.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.tiles.Tiles;

/** The log as it is stored, each file in a transaction of its own that sees nothing of anybody. */
record Published(Transactions transactions, PostgresTiles tiles) implements Tiles {
  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return transactions.reading(
          Map.of(),
          () -> {
            try {
              return tiles.read(path);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Optional<Stream<String>> list() {
    return Optional.empty();
  }
}
