package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.witness.Witness;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.ledger.witness.WitnessServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which state of the log stood at a moment, and who had signed it by then. */
@Timeout(180)
class HistoryTest {
  @TempDir Path folder;

  private static AsOf at(ALoggedRecord record, Instant moment) {
    return found(record, moment).orElseThrow();
  }

  private static Optional<AsOf> found(ALoggedRecord record, Instant moment) {
    var history = record.bean(History.class);
    return record.bean(Transactions.class).writing(() -> history.at(moment));
  }

  /** The moment of the newest entry, once time has gone on since. */
  private static Instant newest(ALoggedRecord record) {
    Instant newest =
        record
            .read(jdbc ->
                java.util.Objects.requireNonNull(
                    jdbc.queryForObject(
                        "select max(received) from record.entry", java.sql.Timestamp.class)))
            .toInstant();
    var clock = record.bean(Clock.class);
    while (!clock.instant().isAfter(newest.plusMillis(5))) {
      Thread.onSpinWait();
    }
    return newest;
  }

  @Test
  void what_was_in_the_log_by_a_moment_is_told_with_the_root_over_it() {
    try (var record = new ALoggedRecord(folder)) {
      record.receive(1, 300);
      record.sequencer().takeInAll();
      long size = record.standing().size();
      var then = record.copy();
      Instant moment = newest(record);
      record.receive(301, 700);
      record.sequencer().takeInAll();
      AsOf asOf = at(record, moment);
      assertThat(asOf.size()).isEqualTo(size);
      assertThat(asOf.root())
          .isEqualTo(
              org.breakwater.ledger.note.Checkpoint.parse(
                      org.breakwater.ledger.note.Note.parse(
                              then.read(org.breakwater.ledger.tiles.Tiles.CHECKPOINT).orElseThrow())
                          .text())
                  .root());
      assertThat(asOf.cosigned()).isNull();
      assertThat(found(record, Instant.parse("2001-01-01T00:00:00Z"))).isEmpty();
      assertThat(at(record, newest(record)).size()).isEqualTo(record.standing().size());
    }
  }

  @Test
  void the_checkpoint_that_outsiders_had_signed_by_then_is_told_and_no_later_one()
      throws Exception {
    var key =
        SigningKey.generate(
            "police.example/witness", SignatureKind.COSIGNATURE_ED25519, new SecureRandom());
    Instant noon = Instant.parse("2040-03-02T12:00:00Z");
    try (var record = new ALoggedRecord(folder);
        var client = HttpClient.newHttpClient()) {
      var remembered = new MemoryTiles();
      record.receive(1, 5);
      record.sequencer().takeInAll();
      long first = record.standing().size();
      sign(record, key, remembered, client, noon);
      record.receive(6, 9);
      record.sequencer().takeInAll();
      sign(record, key, remembered, client, noon.plusSeconds(3_600));

      AsOf.Cosigned earlier =
          java.util.Objects.requireNonNull(at(record, noon.plusSeconds(60)).cosigned());
      assertThat(earlier.size()).isEqualTo(first);
      assertThat(earlier.by()).containsExactly("police.example/witness");
      assertThat(earlier.at()).isEqualTo(noon);
      AsOf.Cosigned later =
          java.util.Objects.requireNonNull(at(record, noon.plusSeconds(7_200)).cosigned());
      assertThat(later.size()).isEqualTo(record.standing().size());
      assertThat(at(record, noon.minusSeconds(60)).cosigned()).isNull();
    }
  }

  private static void sign(
      ALoggedRecord record, SigningKey key, MemoryTiles remembered, HttpClient client, Instant now)
      throws Exception {
    var witness =
        new Witness(
            List.of(record.key()), List.of(key), remembered, Clock.fixed(now, ZoneOffset.UTC));
    try (var server =
        new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      WitnessPolicy policy =
          WitnessPolicy.parse(
              "log "
                  + record.key().vkey()
                  + "\nwitness police "
                  + key.verifierKey().vkey()
                  + " http://127.0.0.1:"
                  + server.port()
                  + "\nquorum police\n");
      var witnessing =
          new Witnessing(
              record.bean(Transactions.class),
              record.bean(PostgresTiles.class),
              record.sequencer(),
              policy,
              client);
      assertThat(witnessing.turn()).isTrue();
    }
  }
}
