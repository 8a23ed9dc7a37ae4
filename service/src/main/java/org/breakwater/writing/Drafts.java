package org.breakwater.writing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import tools.jackson.databind.json.JsonMapper;

/** What workers have begun to write. Each sees their own only; nothing of it is in the record. */
public final class Drafts {
  /** The newest so many are listed; a worker with more has other worries. */
  private static final int LISTED = 100;

  private static final String FIND =
      "select version, changed, form::text from workspace.draft where id = ? and owner = ?";

  private static final String MINE =
      """
      select id, version, changed, form::text from workspace.draft where owner = ?
      order by changed desc limit ?\
      """;

  private static final String BEGIN =
      """
      insert into workspace.draft (id, owner, form, changed, version)
      values (?, ?, ?::jsonb, ?, 1) on conflict (id) do nothing\
      """;

  private static final String GO_ON =
      """
      update workspace.draft set form = ?::jsonb, changed = ?, version = version + 1
      where id = ? and owner = ? and version = ?\
      """;

  private static final String DISCARD =
      "delete from workspace.draft where id = ? and owner = ? and version = ?";

  private final Transactions transactions;
  private final Clock clock;
  private final JsonMapper json;

  Drafts(Transactions transactions, Clock clock, JsonMapper json) {
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
  }

  /**
   * A draft as it is kept.
   *
   * @param version 0 before the first keeping; grows by one with each
   */
  public record Kept(UUID id, int version, Instant changed, Form form) {}

  Optional<Kept> find(UUID id, UUID owner) {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                FIND,
                (row, _) ->
                    kept(
                        id,
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getString(3)),
                id,
                owner)
            .stream()
            .findFirst());
  }

  /** The newest first. */
  List<Kept> mine(UUID owner) {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                MINE,
                (row, _) ->
                    kept(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getString(4)),
                owner,
                LISTED));
  }

  /**
   * Keeps what was typed on top of the version that the writer had before them.
   *
   * @return the new version; empty when the draft has changed since, or was sent or discarded, in
   *     which case nothing is written
   */
  Optional<Integer> keep(UUID id, UUID owner, int version, Form form) {
    String typed = json.writeValueAsString(form);
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    int rows =
        transactions.writing(() ->
            version == 0
                ? transactions.batch().update(BEGIN, id, owner, typed, now)
                : transactions.batch().update(GO_ON, typed, now, id, owner, version));
    return rows == 1 ? Optional.of(version + 1) : Optional.empty();
  }

  /** Takes the draft away, if it is still of this version; joins a transaction under way. */
  boolean discard(UUID id, UUID owner, int version) {
    return transactions.writing(() -> transactions.batch().update(DISCARD, id, owner, version))
        == 1;
  }

  private Kept kept(UUID id, int version, OffsetDateTime changed, String form) {
    return new Kept(id, version, changed.toInstant(), json.readValue(form, Form.class));
  }
}
