package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.breakwater.database.Backup;
import org.breakwater.database.Database;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.tiles.TileTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every committed entry comes into the log, once, in one order, whatever happens. */
class SequencerTest {
  private static final String TWICE_OR_NOT =
      "select count(*) from record.entry e full join log.sequenced s on s.entry = e.id"
          + " where e.id is null or s.entry is null";

  /** An entry like another one, as by a transaction that takes a place and is slow to end. */
  private static final String COPY =
      """
      insert into record.entry (id, kind, version, recorded, received, author_post, author_partner,
        purpose, marking, marked_for, subjects, header_salt, header_commitment, body_commitment)
      select gen_random_uuid(), kind, version, recorded, received, author_post, author_partner,
        purpose, marking, marked_for, subjects, header_salt, header_commitment, body_commitment
      from record.entry order by place limit 1\
      """;

  @TempDir Path folder;

  @Test
  void every_entry_is_in_the_log_once_in_the_order_of_the_record_under_a_signed_checkpoint()
      throws Exception {
    try (var record = new ALoggedRecord(folder.resolve("data"))) {
      record.receive(1, 300);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.ALL_TAKEN_IN);
      record.receive(301, 320);
      assertThat(record.standing().waiting()).isPositive();
      record.sequencer().takeInAll();

      long entries = record.number("select count(*) from record.entry");
      assertThat(record.standing().size()).isEqualTo(entries).isGreaterThanOrEqualTo(320);
      assertThat(record.standing().waiting()).isZero();
      assertThat(record.number(TWICE_OR_NOT)).isZero();
      assertThat(
              record.number(
                  "select count(*) from (select position, row_number() over (order by place) - 1 r"
                      + " from log.sequenced) s where position <> r"))
          .isZero();
      assertThat(record.verified().sound()).as(record.verified().words()).isTrue();
      assertThat(record.verified().checkpoint().orElseThrow().size()).isEqualTo(entries);
      TileTree tree = new TileTree(record.copy(), entries);
      List<Waiting> all =
          record.read(jdbc ->
              jdbc.query(
                  "select e.place, e.id, e.received, e.header_commitment, e.body_commitment from"
                      + " record.entry e order by place",
                  (row, _) -> Waiting.of(row)));
      for (int i = 0; i < all.size(); i++) {
        assertThat(tree.entry(i)).isEqualTo(all.get(i).leaf());
      }
      Path key = folder.resolve("data/log/key");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void an_entry_whose_transaction_was_slow_is_not_passed_over() throws Exception {
    try (var record = new ALoggedRecord(folder)) {
      record.receive(1, 3);
      record.sequencer().takeInAll();
      try (Connection slow = record.bean(Database.class).owner().getConnection()) {
        slow.setAutoCommit(false);
        try (var statement = slow.createStatement()) {
          statement.execute(COPY);
          record.receive(4, 9);
          for (int turn = 0; turn < 4; turn++) {
            record.sequencer().takeInAll();
          }
          assertThat(record.standing().waiting()).isZero();
          long settled = record.number("select settled from log.head");
          assertThat(settled).isLessThan(record.number("select max(place) from log.sequenced"));
          slow.commit();
        }
        slow.setAutoCommit(true);
      }
      assertThat(record.standing().waiting()).isEqualTo(1);
      record.sequencer().takeInAll();
      assertThat(record.number(TWICE_OR_NOT)).isZero();
      for (int turn = 0; turn < 4; turn++) {
        record.sequencer().takeInAll();
      }
      assertThat(record.number("select settled from log.head"))
          .isEqualTo(record.number("select last_value from record.entry_place"));
    }
  }

  /** The settled place relies on it: whoever holds a place can be told by their number. */
  @Test
  void whoever_takes_a_place_has_a_transaction_number_by_then() {
    try (var record = new ALoggedRecord(folder)) {
      assertThat(
              record.number(
                  "select case when pg_current_xact_id_if_assigned() is null then 1 else 0 end"))
          .isEqualTo(1);
      assertThat(
              record.number(
                  "select count(*) from (select nextval('record.entry_place') n,"
                      + " pg_current_xact_id_if_assigned() x from generate_series(1, 40)"
                      + " where pg_current_xact_id() is not null) s where x is null"))
          .isZero();
    }
  }

  @Test
  void several_instances_sequence_while_others_append_and_every_entry_is_in_once()
      throws Exception {
    try (var record = new ALoggedRecord(folder);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      record.receive(1, 1);
      record.sequencer().takeInAll();
      var done = new AtomicBoolean();
      Callable<Long> sequencing =
          () -> {
            Sequencer own = another(record);
            long turns = 0;
            while (!done.get()) {
              turns +=
                  own.turn() instanceof Turn.Sequenced(int entries, _, _) && entries > 0 ? 1 : 0;
            }
            return turns;
          };
      List<Future<Long>> sequencers =
          List.of(
              threads.submit(sequencing), threads.submit(sequencing), threads.submit(sequencing));
      Future<List<UUID>> appending =
          threads.submit(() -> {
            for (int report = 2; report <= 120; report += 4) {
              record.receive(report, report + 3);
            }
            return List.of();
          });
      appending.get();
      done.set(true);
      long turns = 0;
      for (Future<Long> one : sequencers) {
        turns += one.get();
      }
      record.sequencer().takeInAll();
      assertThat(turns).isPositive();
      assertThat(record.number(TWICE_OR_NOT)).isZero();
      assertThat(record.verified().sound()).as(record.verified().words()).isTrue();
    }
  }

  private Sequencer another(ALoggedRecord record) {
    return new Sequencer(
        record.bean(Transactions.class),
        record.bean(PostgresTiles.class),
        record.bean(KeyFile.class),
        "",
        new SecureRandom());
  }

  @Test
  void an_old_backup_is_noticed_the_log_stands_still_and_appends_go_on() throws Exception {
    Path key = folder.resolve("safe/key");
    Path backup = folder.resolve("backup.tar.gz");
    try (var record = new ALoggedRecord(folder.resolve("data"), "--breakwater.log.key=" + key)) {
      record.receive(1, 5);
      record.sequencer().takeInAll();
      Backup.take(record.bean(Database.class), backup, _ -> {});
      record.receive(6, 9);
      record.sequencer().takeInAll();
    }
    Backup.restore(backup, folder.resolve("old"), _ -> {});
    try (var record = new ALoggedRecord(folder.resolve("old"), "--breakwater.log.key=" + key)) {
      long size = record.standing().size();
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.REFUSED);
      record.receive(20, 22);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.REFUSED);
      assertThat(record.standing().size()).isEqualTo(size);
      assertThat(record.standing().waiting()).isPositive();
      assertThat(record.standing().refusal())
          .isNotNull()
          .satisfies(refusal -> assertThat(refusal.why()).isEqualTo(Refusal.Why.BEHIND));
      // Another instance, which remembers less, heeds it too.
      Files.delete(key.resolveSibling("key.newest"));
      assertThat(another(record).takeInAll()).isEqualTo(Sequencer.Ended.REFUSED);
    }
    // The right record again: it goes on where it was.
    try (var record = new ALoggedRecord(folder.resolve("data"), "--breakwater.log.key=" + key)) {
      record.receive(30, 31);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.ALL_TAKEN_IN);
    }
  }

  @Test
  void a_log_whose_key_is_elsewhere_stands_still_and_no_new_key_is_made() {
    try (var record = new ALoggedRecord(folder.resolve("data"))) {
      record.receive(1, 2);
      record.sequencer().takeInAll();
    }
    Path other = folder.resolve("other/key");
    try (var record = new ALoggedRecord(folder.resolve("data"), "--breakwater.log.key=" + other)) {
      record.receive(3, 4);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.NO_KEY);
      assertThat(other).doesNotExist();
      assertThat(record.standing().waiting()).isPositive();
    }
  }

  @Test
  void history_that_differs_from_what_was_signed_here_is_not_signed_again() {
    try (var record = new ALoggedRecord(folder)) {
      record.receive(1, 6);
      record.sequencer().takeInAll();
      // With the log's own key in hand: all of it anew, over a record that was changed.
      Path newest = folder.resolve("log/key.newest");
      Path kept = folder.resolve("kept");
      move(newest, kept);
      record.attack(
          "delete from log.sequenced",
          "delete from log.tile",
          "delete from log.note",
          "delete from log.head",
          "delete from record.body where entry = (select id from record.entry order by place limit"
              + " 1)",
          "delete from record.entry where place = (select min(place) from record.entry)");
      record.receive(7, 9);
      record.sequencer().takeInAll();
      move(kept, newest);
      record.receive(10, 10);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.REFUSED);
      assertThat(record.standing().refusal())
          .isNotNull()
          .satisfies(refusal -> assertThat(refusal.why()).isEqualTo(Refusal.Why.FORKED));
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
