package org.breakwater.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.merkle.Hash;
import org.breakwater.ledger.tiles.EntryBundle;
import org.breakwater.ledger.tiles.TilePath;
import org.breakwater.ledger.tiles.TileStore;
import org.springframework.dao.DataAccessException;

/**
 * The log's tiles, bundles and checkpoints in the record's own database, read and written by the
 * running transaction: the tree, its checkpoint and which entry is where become true together.
 *
 * <p>A tile is kept once, as far as it has grown. A partial form of it is how it begins, so every
 * partial tile of every size that ever was can be read.
 */
final class PostgresTiles implements TileStore {
  private static final String TILE =
      "select width, bytes from log.tile where level = ? and index = ?";

  private static final String NOTE = "select bytes from log.note where path = ?";

  private static final String KEEP_TILE =
      """
      insert into log.tile (level, index, width, bytes) values (?, ?, ?, ?)
      on conflict (level, index) do update set width = excluded.width, bytes = excluded.bytes\
      """;

  private static final String KEEP_NOTE =
      """
      insert into log.note (path, bytes) values (?, ?)
      on conflict (path) do update set bytes = excluded.bytes\
      """;

  private static final String TILES = "select level, index, width from log.tile";

  private static final String NOTES = "select path from log.note";

  private final Transactions transactions;

  PostgresTiles(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A tile as it is stored. */
  private record Stored(int width, byte[] bytes) {}

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    Optional<TilePath> tile = TilePath.parse(path);
    try {
      return tile.isPresent()
          ? read(tile.get())
          : transactions.batch().queryForList(NOTE, byte[].class, path).stream().findFirst();
    } catch (DataAccessException e) {
      throw new IOException("the database did not give " + path, e);
    }
  }

  private Optional<byte[]> read(TilePath tile) {
    return transactions
        .batch()
        .query(
            TILE,
            (row, _) -> new Stored(row.getInt(1), row.getBytes(2)),
            tile.level(),
            tile.index())
        .stream()
        .filter(stored -> stored.width() >= tile.width())
        .findFirst()
        .map(stored -> beginning(stored.bytes(), tile));
  }

  private static byte[] beginning(byte[] bytes, TilePath tile) {
    int length =
        tile.level() == TilePath.ENTRIES
            ? EntryBundle.lengthOf(bytes, tile.width())
            : tile.width() * Hash.SIZE;
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public void write(Map<String, byte[]> files) throws IOException {
    List<Object[]> tiles = new ArrayList<>();
    List<Object[]> notes = new ArrayList<>();
    files.forEach((path, bytes) ->
        TilePath.parse(path)
            .ifPresentOrElse(
                tile -> tiles.add(new Object[] {tile.level(), tile.index(), tile.width(), bytes}),
                () -> notes.add(new Object[] {path, bytes})));
    try {
      transactions.batch().batchUpdate(KEEP_TILE, tiles);
      transactions.batch().batchUpdate(KEEP_NOTE, notes);
    } catch (DataAccessException e) {
      throw new IOException("the database did not take the log's tiles", e);
    }
  }

  /** Partial forms of a tile are the tile itself: there is nothing to remove. */
  @Override
  public void delete(String path) throws IOException {
    if (!path.endsWith(".p")) {
      throw new IOException("nothing of the log is ever removed");
    }
  }

  @Override
  public boolean allOrNothing() {
    return true;
  }

  @Override
  public Optional<Stream<String>> list() throws IOException {
    try {
      List<String> paths =
          new ArrayList<>(
              transactions
                  .batch()
                  .query(
                      TILES,
                      (row, _) ->
                          new TilePath(row.getInt(1), row.getLong(2), row.getInt(3)).path()));
      paths.addAll(transactions.batch().queryForList(NOTES, String.class));
      return Optional.of(paths.stream());
    } catch (DataAccessException e) {
      throw new IOException("the database did not list the log's tiles", e);
    }
  }
}
