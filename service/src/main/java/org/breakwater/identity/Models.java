package org.breakwater.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.linkage.Model;
import org.breakwater.linkage.Thresholds;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions of the model by which it is worked out who is who, and which is in force: the one
 * that Breakwater ships until somebody puts another in force. A version never changes.
 */
public final class Models {
  private static final String IN_FORCE =
      "select hash, place, entry from model_chosen order by place desc limit 1";

  private static final String PARAMETERS = "select parameters from model where hash = ?";

  private static final String VERSIONS =
      """
      select m.hash, m.at, m.descriptions, c.entry is not null as chosen, c.at as since, c.name, c.post,
        c.reason, c.people, c.joins, c.parts
      from model m
      left join lateral (select * from model_chosen c where c.hash = m.hash order by c.place desc limit 1) c
        on true
      order by m.at desc, m.hash limit 100\
      """;

  private static final String SHIPPED_CHOSEN =
      """
      select at as since, name, post, reason, people, joins, parts from model_chosen
      where hash = ? order by place desc limit 1\
      """;

  /** Models whose descriptions are kept at hand: the one in force, and the one before it. */
  private static final int MOST_AT_HAND = 2;

  private final Model shipped;
  private final KeysKept keysKept;
  private final Transactions transactions;
  private final JsonMapper json;
  private final Map<String, Engine> atHand = new LinkedHashMap<>(4, 0.75f, true);

  Models(Model shipped, KeysKept keysKept, Transactions transactions, JsonMapper json) {
    this.shipped = shipped;
    this.keysKept = keysKept;
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * The model in force.
   *
   * @param since the place of the record from which on it judges; 0 for the one that was there
   *     first
   * @param chosen the entry that put it in force; absent for the one that was there first
   */
  record InForce(Engine engine, long since, @Nullable UUID chosen) {}

  /**
   * One version.
   *
   * @param model names it for people; the first letters of its hash
   * @param learnt when it was learnt from this record; absent for the one that is shipped
   * @param descriptions from how many different descriptions of people
   * @param inForce whether what is reported now is judged by it
   * @param choice how it was last put in force; absent for one that never was by anybody
   */
  public record Version(
      String hash,
      String model,
      @Nullable Instant learnt,
      int descriptions,
      boolean inForce,
      @Nullable Choice choice) {}

  /**
   * How a version was put in force.
   *
   * @param reason in the words of whoever chose it
   * @param people how many were weighed again by it since, absent while that goes on
   * @param joins pairs that it proposed to join
   * @param parts people that it proposed to part
   */
  public record Choice(
      Instant since,
      String name,
      String post,
      String reason,
      @Nullable Integer people,
      int joins,
      int parts) {}

  /** The thresholds of every version. */
  public Thresholds thresholds() {
    return ShippedModel.THRESHOLDS;
  }

  /** The model in force, in the running transaction. */
  public Model inForce() {
    return inForce(transactions.batch()).engine().model();
  }

  InForce inForce(JdbcTemplate jdbc) {
    return jdbc
        .query(
            IN_FORCE,
            (row, _) ->
                new InForce(
                    engine(row.getString(1), jdbc), row.getLong(2), row.getObject(3, UUID.class)))
        .stream()
        .findFirst()
        .orElseGet(() -> new InForce(engine(shipped.hash(), jdbc), 0, null));
  }

  private Engine engine(String hash, JdbcTemplate jdbc) {
    synchronized (atHand) {
      Engine known = atHand.get(hash);
      if (known == null) {
        known = Engine.of(model(hash, jdbc).orElseThrow(), keysKept, json);
        atHand.put(hash, known);
        if (atHand.size() > MOST_AT_HAND) {
          atHand.remove(atHand.keySet().iterator().next());
        }
      }
      return known;
    }
  }

  private Optional<Model> model(String hash, JdbcTemplate jdbc) {
    if (hash.equals(shipped.hash())) {
      return Optional.of(shipped);
    }
    return jdbc.queryForList(PARAMETERS, String.class, hash).stream()
        .findFirst()
        .map(Model::fromJson);
  }

  /** A version by its whole hash, in the running transaction; empty for an unknown one. */
  public Optional<Model> model(String hash) {
    return model(hash, transactions.batch());
  }

  /** Every version, the newest first and the shipped one last, in the running transaction. */
  public List<Version> versions() {
    JdbcTemplate jdbc = transactions.batch();
    String inForce = inForce(jdbc).engine().model().hash();
    var versions = new ArrayList<Version>();
    jdbc.query(
        VERSIONS,
        row -> {
          String hash = row.getString("hash");
          versions.add(
              new Version(
                  hash,
                  hash.substring(0, shipped.version().length()),
                  row.getTimestamp("at").toInstant(),
                  row.getInt("descriptions"),
                  hash.equals(inForce),
                  row.getBoolean("chosen") ? choice(row) : null));
        });
    Choice choice =
        jdbc.query(SHIPPED_CHOSEN, (row, _) -> choice(row), shipped.hash()).stream()
            .findFirst()
            .orElse(null);
    versions.add(
        new Version(
            shipped.hash(), shipped.version(), null, 0, shipped.hash().equals(inForce), choice));
    return versions;
  }

  private static Choice choice(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Choice(
        row.getTimestamp("since").toInstant(),
        row.getString("name"),
        row.getString("post"),
        row.getString("reason"),
        row.getObject("people", Integer.class),
        row.getInt("joins"),
        row.getInt("parts"));
  }

  /** Under which name the judgements of the model in force stand in the record. */
  public String judge() {
    return Judging.author(inForce()).post();
  }
}
