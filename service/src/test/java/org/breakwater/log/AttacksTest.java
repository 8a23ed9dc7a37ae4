package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.breakwater.database.Database;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.tiles.Tiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.record.Held;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * More than a thousand different changes by somebody who may do anything to the database and holds
 * the log's key, each in a transaction that is undone after the check: none is missed, and every
 * entry that was touched is named.
 */
@Timeout(600)
class AttacksTest {
  private static final int REPORTS = 60;

  /** Each column with an expression that gives something else of the same type. */
  private static final Map<String, String> OF_ENTRY =
      Map.ofEntries(
          Map.entry("place", "place + 100000"),
          Map.entry("kind", "kind || 'x'"),
          Map.entry("version", "version + 1"),
          Map.entry("occurred_from", "coalesce(occurred_from, now()) - interval '1 day'"),
          Map.entry("occurred_to", "coalesce(occurred_to, now()) + interval '1 day'"),
          Map.entry("precision", "coalesce(precision, '') || 'X'"),
          Map.entry("recorded", "recorded - interval '1 microsecond'"),
          Map.entry("received", "received - interval '1 microsecond'"),
          Map.entry("author_user", "gen_random_uuid()"),
          Map.entry("author_post", "author_post || ' '"),
          Map.entry("author_partner", "'police'  || author_partner"),
          Map.entry("purpose", "'OVERSIGHT' || purpose"),
          Map.entry("marking", "marking || 'ED'"),
          Map.entry("marked_for", "marked_for || '{somebody}'"),
          Map.entry("subjects", "subjects || '{person:x}'"),
          Map.entry("corrects", "gen_random_uuid()"),
          Map.entry("answers", "gen_random_uuid()"),
          Map.entry("header_salt", "sha256(header_salt)"),
          Map.entry("header_commitment", "sha256(header_commitment)"),
          Map.entry("body_commitment", "sha256(body_commitment)"),
          Map.entry("id", "gen_random_uuid()"));

  private static final Map<String, String> OF_BODY =
      Map.of(
          "body", "replace(body, '\"', '\"\"')",
          "salt", "sha256(salt)",
          "entry", "gen_random_uuid()");

  private static final Map<String, String> OF_SEQUENCED =
      Map.of(
          "position", "position + 1000000",
          "entry", "gen_random_uuid()",
          "place", "place + 1");

  /** What can be changed with everything that is stored beside it made to fit. */
  private static final List<String> FITTING =
      List.of(
          "kind = kind || 'x'",
          "version = version + 1",
          "place = place + 100000",
          "author_user = gen_random_uuid()",
          "author_post = author_post || ' '",
          "author_partner = 'police' || author_partner",
          "purpose = 'OVERSIGHT' || purpose",
          "marking = 'SEALED', marked_for = '{nobody}'",
          "subjects = subjects || '{person:x}'",
          "corrects = gen_random_uuid()",
          "answers = gen_random_uuid()");

  private static final List<String> TIMES = List.of("received", "recorded", "occurred_from");

  @TempDir static Path folder;
  private static ALoggedRecord record;
  private static MemoryTiles copy;
  private static WitnessPolicy witnessed;
  private static List<UUID> entries;
  private static Path stolen;
  private static SingleConnectionDataSource connection;
  private static Transactions within;
  private static JdbcTemplate sql;

  private final Set<String> done = new HashSet<>();
  private final List<String> missed = new ArrayList<>();
  private final Map<String, Integer> kinds = new LinkedHashMap<>();
  private final RandomGenerator chance = new SplittableRandom(20261128);

  /** What an attack says when all has been tried: nothing of it is kept. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  static void keep() throws Exception {
    record = new ALoggedRecord(folder.resolve("data"));
    record.receive(1, REPORTS);
    record.sequencer().takeInAll();
    SigningKey police =
        SigningKey.generate(
            "police.example/witness", SignatureKind.COSIGNATURE_ED25519, new SecureRandom());
    copy = record.copy();
    Note note = Note.parse(copy.read(Tiles.CHECKPOINT).orElseThrow());
    copy.write(
        Map.of(
            Tiles.CHECKPOINT,
            note.with(List.of(police.sign(note.text(), Instant.EPOCH.plusSeconds(1)))).bytes()));
    witnessed =
        WitnessPolicy.parse(
            "log %s\nwitness police %s\nquorum police\n"
                .formatted(record.key().vkey(), police.verifierKey().vkey()));
    entries =
        record.read(jdbc ->
            jdbc.queryForList("select entry from log.sequenced order by position", UUID.class));
    stolen = Files.createDirectories(folder.resolve("stolen")).resolve("key");
    Files.copy(folder.resolve("data/log/key"), stolen, StandardCopyOption.COPY_ATTRIBUTES);
    Connection owner = record.bean(Database.class).owner().getConnection();
    connection = new SingleConnectionDataSource(owner, true);
    within = new Transactions(connection);
    sql = within.batch();
    // What guards the tables is out of the way once and for all.
    sql.execute("reset role");
    for (String table :
        List.of("record.entry", "record.body", "log.sequenced", "log.tile", "log.note")) {
      sql.execute("alter table " + table + " disable trigger all");
    }
    sql.execute("alter table record.entry drop constraint occurred_whole");
    sql.execute("alter table log.sequenced drop constraint sequenced_pkey");
    sql.execute("drop index record.entry_by_place");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    record.close();
  }

  /** Who is to be named, each by their id or their place in the log. */
  private interface Attack {
    List<UUID> run();
  }

  /**
   * Runs an attack, checks that everybody touched is named, and undoes it.
   *
   * @param sayingAlso what one of the findings must say besides; empty for nothing
   */
  private void attack(String kind, String what, String sayingAlso, Attack attack) {
    if (!done.add(kind + ": " + what)) {
      return;
    }
    var found = new ArrayList<String>();
    var own = new ArrayList<String>();
    var touched = new ArrayList<UUID>();
    boolean signedAnew = kind.startsWith("with the key");
    try {
      within.writing(() -> {
        sql.execute("reset role");
        touched.addAll(attack.run());
        if (signedAnew) {
          signAnew();
        }
        sql.execute("set local role breakwater_writer");
        check(copy, found);
        if (signedAnew) {
          check(new PostgresTiles(within), own);
        }
        throw new Undone();
      });
    } catch (Undone e) {
      kinds.merge(kind, 1, Integer::sum);
    }
    String all = String.join("\n", found) + "\n";
    String here = kind + ": " + what + ", of which was said: " + all;
    if (found.isEmpty() || !all.contains(sayingAlso)) {
      missed.add(here);
    }
    for (UUID entry : touched) {
      String place = "place " + entries.indexOf(entry) + " of the log";
      if (!all.contains(entry.toString()) && !all.contains(place)) {
        missed.add("not named " + entry + ", " + place + ", in " + here);
      }
    }
    if (signedAnew && !String.join("\n", own).contains("too few of the witnesses")) {
      missed.add("believed without a witness: " + here);
    }
  }

  private static void check(Tiles log, List<String> found) {
    try {
      new VerifyRecord(within, new PostgresTiles(within))
          .against(log, witnessed, found::add, _ -> {});
    } catch (IOException e) {
      found.add("the log: " + e.getMessage());
    }
  }

  /** Throws the log away and makes another over what the record now has, signed by its own key. */
  private static void signAnew() {
    try {
      Files.deleteIfExists(stolen.resolveSibling("key.newest"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String table : List.of("sequenced", "tile", "note", "head")) {
      sql.execute("delete from log." + table);
    }
    var random = new SecureRandom();
    Sequencer own =
        new Sequencer(within, new PostgresTiles(within), new KeyFile(stolen, random), "", random);
    Turn turn = own.turn(true);
    while (turn.more()) {
      turn = own.turn(true);
    }
    assertThat(turn).isInstanceOf(Turn.Sequenced.class);
  }

  /** So many different entries at random. */
  private List<UUID> some(int count) {
    var left = new ArrayList<>(entries);
    return IntStream.range(0, count)
        .mapToObj(_ -> left.remove(chance.nextInt(left.size())))
        .toList();
  }

  private static String list(List<UUID> these) {
    return these.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ", "(", ")"));
  }

  private static void entry(String set, List<UUID> these) {
    sql.execute("update record.entry set " + set + " where id in " + list(these));
  }

  /** Makes the commitments that are stored beside these entries what their columns commit to. */
  private static void fit(List<UUID> these) {
    for (UUID id : these) {
      List<Held> held =
          sql.query(
              "select "
                  + Held.COLUMNS
                  + " from record.entry e left join record.body b on b.entry = e.id where e.id = ?",
              (row, _) -> Held.of(row, 1),
              id);
      for (Held one : held) {
        sql.update(
            "update record.entry set header_commitment = ?, body_commitment = coalesce(?,"
                + " body_commitment) where id = ?",
            one.header(),
            one.committedBody(),
            id);
      }
    }
    sql.execute(
        "update log.sequenced s set place = e.place from record.entry e where e.id = s.entry");
  }

  /** From eleven minutes on: an entry that is younger cannot be told from a new one. */
  private String ago(int years) {
    return "interval '" + (660 + chance.nextLong(years * 365L * 86_400)) + " seconds'";
  }

  @Test
  void of_more_than_a_thousand_changes_none_is_missed_and_every_entry_touched_is_named() {
    anyColumn();
    madeToFit("edited and made to fit");
    redated();
    deleted();
    inserted();
    reordered();
    truncated();
    restored();
    withTheKey();
    System.out.println(kinds + ", together " + done.size());
    assertThat(missed).isEmpty();
    assertThat(done).hasSizeGreaterThan(1_000);
    var nothing = new ArrayList<String>();
    within.writing(() -> check(copy, nothing));
    assertThat(nothing).as("all was undone").isEmpty();
  }

  private void anyColumn() {
    var columns = new ArrayList<String>();
    OF_ENTRY.keySet().forEach(column -> columns.add("record.entry." + column));
    OF_BODY.keySet().forEach(column -> columns.add("record.body." + column));
    OF_SEQUENCED.keySet().forEach(column -> columns.add("log.sequenced." + column));
    assertThat(columns)
        .as("every column of the record has its change")
        .containsExactlyInAnyOrderElementsOf(
            sql.queryForList(
                """
                select table_schema || '.' || table_name || '.' || column_name
                from information_schema.columns
                where (table_schema, table_name) in (('record', 'entry'), ('record', 'body'),
                  ('log', 'sequenced'))\
                """,
                String.class));
    columns.sort(null);
    for (String column : columns) {
      for (int time = 0; time < 12; time++) {
        List<UUID> these = some(1 + time % 3);
        attack(
            "any column",
            column + these,
            "",
            () -> {
              String name = column.substring(column.lastIndexOf('.') + 1);
              String table = column.substring(0, column.lastIndexOf('.'));
              Map<String, String> to =
                  switch (table) {
                    case "record.entry" -> OF_ENTRY;
                    case "record.body" -> OF_BODY;
                    default -> OF_SEQUENCED;
                  };
              sql.execute(
                  "update %s set %s = %s where %s in %s"
                      .formatted(
                          table,
                          name,
                          to.get(name),
                          table.equals("record.entry") ? "id" : "entry",
                          list(these)));
              return these;
            });
      }
    }
  }

  private void madeToFit(String kind) {
    for (String set : FITTING) {
      for (int time = 0; time < 10; time++) {
        List<UUID> these = some(1 + time % 2);
        attack(
            kind,
            set + these,
            "",
            () -> {
              entry(set, these);
              fit(these);
              return these;
            });
      }
    }
    for (int time = 0; time < 40; time++) {
      List<UUID> these = some(1);
      int at = chance.nextInt(10);
      attack(
          kind,
          "words " + these + at,
          "",
          () -> {
            sql.execute(
                "update record.body set body = overlay(body placing 'not' from "
                    + (3 + at)
                    + ") where entry in "
                    + list(these));
            fit(these);
            return these;
          });
    }
  }

  private void redated() {
    for (String time : TIMES) {
      for (int number = 0; number < 30; number++) {
        List<UUID> these = some(1 + number % 4);
        long micros = 1 + (chance.nextLong(1L << (4 + number)));
        boolean fitting = number % 2 == 0;
        attack(
            "re-dated",
            time + micros + these + fitting,
            "",
            () -> {
              entry(
                  "%1$s = coalesce(%1$s, now()) %2$s interval '%3$d microseconds'"
                      .formatted(time, chance.nextBoolean() ? "+" : "-", micros),
                  these);
              if (fitting) {
                fit(these);
              }
              return these;
            });
      }
    }
    for (int hours = 1; hours <= 20; hours++) {
      int by = hours;
      attack(
          "re-dated",
          "all, " + hours,
          "re-dated: ",
          () -> {
            entry("received = received - interval '" + by + " hours'", entries);
            fit(entries);
            return entries;
          });
    }
  }

  private void deleted() {
    for (int number = 0; number < 100; number++) {
      List<UUID> these = some(1 + number % 5);
      int how = number % 4;
      attack(
          "deleted",
          how + " " + these,
          "",
          () -> {
            if (how != 1) {
              sql.execute("delete from record.body where entry in " + list(these));
            }
            if (how < 3) {
              sql.execute("delete from record.entry where id in " + list(these));
            }
            if (how == 2) {
              sql.execute("delete from log.sequenced where entry in " + list(these));
            }
            return these;
          });
    }
    for (int number = 0; number < 20; number++) {
      List<UUID> these = some(1 + number % 3);
      attack(
          "deleted",
          "where it is in the log " + these,
          "",
          () -> {
            sql.execute("delete from log.sequenced where entry in " + list(these));
            return these;
          });
    }
    for (int number = 0; number < 20; number++) {
      List<UUID> these = some(2);
      attack(
          "deleted",
          "and the log closed over it " + these,
          "",
          () -> {
            List<UUID> one = List.of(these.getFirst());
            long position = entries.indexOf(these.getFirst());
            sql.execute("delete from record.body where entry in " + list(one));
            sql.execute("delete from record.entry where id in " + list(one));
            sql.execute("delete from log.sequenced where entry in " + list(one));
            sql.execute(
                "update log.sequenced set position = position - 1 where position > " + position);
            return one;
          });
    }
  }

  private void forge(UUID forged, UUID like, String received) {
    sql.execute(
        """
        insert into record.entry (place, id, kind, version, occurred_from, occurred_to, precision,
          recorded, received, author_user, author_post, author_partner, purpose, marking,
          marked_for, subjects, corrects, answers, header_salt, header_commitment, body_commitment)
        select (select max(place) + 1 from record.entry), '%s', kind, version, occurred_from,
          occurred_to, precision, recorded, %s, author_user, author_post, author_partner, purpose,
          marking, marked_for, subjects, corrects, answers, sha256(header_salt), header_commitment,
          body_commitment
        from record.entry where id = '%s'\
        """
            .formatted(forged, received, like));
    sql.execute(
        "insert into record.body select '%s', body, sha256(salt) from record.body where entry = '%s'"
            .formatted(forged, like));
  }

  private UUID invented() {
    return new UUID(0x0197_0000_0000_7000L | chance.nextInt(0xfff), chance.nextLong());
  }

  private void inserted() {
    for (int number = 0; number < 100; number++) {
      UUID forged = invented();
      UUID like = some(1).getFirst();
      int how = number % 5;
      String received = "received - " + ago(90);
      attack(
          "inserted",
          how + " " + like + received,
          forged.toString(),
          () -> {
            if (how == 4) {
              sql.execute(
                  "insert into record.body select '%s', body, salt from record.body where entry = '%s'"
                      .formatted(forged, like));
              return List.of(forged);
            }
            forge(forged, like, how == 3 ? "received" : received);
            if (how > 0) {
              fit(List.of(forged));
            }
            if (how >= 2) {
              sql.execute(
                  "insert into log.sequenced select (select max(position) + 1 from log.sequenced),"
                      + " id, place from record.entry where id = '"
                      + forged
                      + "'");
            }
            return List.of(forged);
          });
    }
    for (int number = 0; number < 30; number++) {
      UUID forged = invented();
      UUID like = some(1).getFirst();
      attack(
          "inserted",
          "at the place of " + like,
          "",
          () -> {
            forge(forged, like, "received");
            fit(List.of(forged));
            sql.execute(
                "insert into log.sequenced select s.position, e.id, e.place from record.entry e,"
                    + " log.sequenced s where e.id = '%s' and s.entry = '%s'"
                        .formatted(forged, like));
            return List.of(forged);
          });
    }
  }

  /** Gives each of these what another of them had. */
  private static void turn(String table, String key, String columns, List<UUID> these) {
    String kept = "turned_" + table.substring(table.indexOf('.') + 1);
    sql.execute("drop table if exists " + kept);
    sql.execute(
        "create temporary table %s on commit drop as select * from %s where %s in %s"
            .formatted(kept, table, key, list(these)));
    for (int one = 0; one < these.size(); one++) {
      UUID next = these.get((one + 1) % these.size());
      String set =
          Arrays.stream(columns.split(","))
              .map(column -> column + " = o." + column)
              .collect(Collectors.joining(", "));
      sql.execute(
          "update %1$s t set %2$s from %3$s o where t.%4$s = '%5$s' and o.%4$s = '%6$s'"
              .formatted(table, set, kept, key, these.get(one), next));
    }
  }

  private void reordered() {
    for (int number = 0; number < 120; number++) {
      List<UUID> these = some(2 + number % 3);
      int how = number % 6;
      attack(
          "reordered",
          how + " " + these,
          "",
          () -> {
            switch (how) {
              case 0 -> turn("record.body", "entry", "body,salt", these);
              case 1 -> turn("log.sequenced", "entry", "position", these);
              case 2 -> turn("record.entry", "id", "place", these);
              case 3 -> {
                turn("record.entry", "id", "place", these);
                turn("log.sequenced", "entry", "place", these);
              }
              case 4 -> {
                turn("record.entry", "id", "place", these);
                fit(these);
              }
              default -> {
                turn("record.entry", "id", "place,received,recorded", these);
                turn("log.sequenced", "entry", "position", these);
                fit(these);
              }
            }
            return these;
          });
    }
  }

  private List<UUID> from(int size) {
    return entries.subList(size, entries.size());
  }

  private void truncated() {
    for (int number = 0; number < 30; number++) {
      int size = chance.nextInt(entries.size());
      int how = number % 3;
      attack(
          "truncated",
          how + " at " + size,
          "",
          () -> {
            sql.execute("delete from record.body where entry in " + list(from(size)));
            if (how > 0) {
              sql.execute("delete from record.entry where id in " + list(from(size)));
            }
            if (how > 1) {
              sql.execute("delete from log.sequenced where entry in " + list(from(size)));
            }
            return from(size);
          });
    }
    for (String tables :
        List.of(
            "record.body",
            "log.sequenced",
            "record.entry cascade",
            "log.sequenced, log.tile, log.note, log.head")) {
      attack(
          "truncated",
          tables,
          "",
          () -> {
            sql.execute("truncate " + tables);
            return entries;
          });
    }
  }

  /** An old backup: whatever came after a size is gone, from the log too. */
  private void restored() {
    for (int number = 0; number < 30; number++) {
      int size = chance.nextInt(entries.size());
      attack(
          "with the key, an old backup",
          "of " + size,
          "an old backup",
          () -> {
            cutTo(size);
            return from(size);
          });
      attack(
          "with the key, an old backup grown again",
          "of " + size,
          "",
          () -> {
            UUID like = entries.getFirst();
            cutTo(size);
            for (int place = size; place < entries.size() && size > 0; place++) {
              UUID forged = invented();
              forge(forged, like, "now()");
              fit(List.of(forged));
            }
            return from(size);
          });
    }
  }

  private void cutTo(int size) {
    for (String table : List.of("record.body where entry", "record.entry where id")) {
      sql.execute("delete from " + table + " in " + list(from(size)));
    }
  }

  private void withTheKey() {
    madeToFit("with the key, edited");
    for (int number = 0; number < 20; number++) {
      List<UUID> these = some(1 + number % 3);
      // The log takes in nothing from before 1970.
      String by = ago(50);
      attack(
          "with the key, deleted",
          these.toString(),
          "",
          () -> {
            sql.execute("delete from record.body where entry in " + list(these));
            sql.execute("delete from record.entry where id in " + list(these));
            return these;
          });
      attack(
          "with the key, re-dated",
          these + by,
          "",
          () -> {
            entry("received = received - " + by, these);
            fit(these);
            return these;
          });
      UUID forged = invented();
      attack(
          "with the key, inserted",
          forged.toString(),
          "",
          () -> {
            forge(forged, these.getFirst(), "received - " + by);
            entry("place = -" + these.size(), List.of(forged));
            fit(List.of(forged));
            return List.of(forged);
          });
      List<UUID> two = some(2);
      attack(
          "with the key, reordered",
          two.toString(),
          "",
          () -> {
            turn("record.entry", "id", "place", two);
            fit(two);
            return two;
          });
    }
  }
}
