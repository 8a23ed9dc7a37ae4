package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.breakwater.database.Backup;
import org.breakwater.database.Database;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.LogVerifier;
import org.breakwater.ledger.note.Checkpoint;
import org.breakwater.ledger.note.Note;
import org.breakwater.ledger.note.SignatureKind;
import org.breakwater.ledger.note.SigningKey;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.witness.Witness;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.breakwater.ledger.witness.WitnessServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Outsiders sign what the log states, and nothing waits for them. */
class WitnessingTest {
  private final SigningKey witnessKey =
      SigningKey.generate(
          "police.example/witness", SignatureKind.COSIGNATURE_ED25519, new SecureRandom());
  private final MemoryTiles remembered = new MemoryTiles();
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;
  private ALoggedRecord record;

  @BeforeEach
  void open() {
    record = new ALoggedRecord(folder.resolve("data"));
    record.receive(1, 5);
    record.sequencer().takeInAll();
  }

  @AfterEach
  void close() {
    record.close();
    client.close();
  }

  private WitnessServer serving() throws Exception {
    var witness =
        new Witness(List.of(record.key()), List.of(witnessKey), remembered, Clock.systemUTC());
    return new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private WitnessPolicy policy(int port) {
    return WitnessPolicy.parse(policyText(port));
  }

  private String policyText(int port) {
    return "log "
        + record.key().vkey()
        + "\nwitness police "
        + witnessKey.verifierKey().vkey()
        + " http://127.0.0.1:"
        + port
        + "\nquorum police\n";
  }

  private Witnessing witnessing(int port) {
    return new Witnessing(
        record.bean(Transactions.class),
        record.bean(PostgresTiles.class),
        record.sequencer(),
        policy(port),
        client);
  }

  @Test
  void each_checkpoint_is_signed_and_the_verifier_that_needs_the_witness_is_content()
      throws Exception {
    try (WitnessServer server = serving()) {
      Witnessing witnessing = witnessing(server.port());
      assertThat(witnessing.turn()).isTrue();
      record.receive(6, 400);
      record.sequencer().takeInAll();
      assertThat(witnessing.turn()).isTrue();
      var report =
          new LogVerifier(record.key()).requiring(policy(server.port())).verify(record.copy());
      assertThat(report.sound()).as(report.words()).isTrue();
      assertThat(report.cosignedBy()).containsExactly("police");
      Note cosigned = Note.parse(record.copy().read(Witnessing.COSIGNED).orElseThrow());
      assertThat(Checkpoint.parse(cosigned.text()).size()).isEqualTo(record.standing().size());
    }
  }

  @Test
  void a_witness_that_is_down_delays_nothing_and_signs_when_it_is_back() throws Exception {
    int port;
    try (WitnessServer server = serving()) {
      port = server.port();
    }
    assertThat(witnessing(port).turn()).isFalse();
    record.receive(10, 12);
    assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.ALL_TAKEN_IN);
    try (WitnessServer server = serving()) {
      assertThat(witnessing(server.port()).turn()).isTrue();
    }
  }

  @Test
  void an_old_backup_is_noticed_by_what_the_witness_signed_and_appends_go_on() throws Exception {
    Path backup = folder.resolve("backup.tar.gz");
    try (WitnessServer server = serving()) {
      Backup.take(record.bean(Database.class), backup, _ -> {});
      record.receive(10, 12);
      record.sequencer().takeInAll();
      assertThat(witnessing(server.port()).turn()).isTrue();
      long witnessed = record.standing().size();
      record.close();
      Backup.restore(backup, folder.resolve("old"), _ -> {});
      // The key is put back from where keys are kept, and nothing is remembered beside it.
      Files.createDirectories(folder.resolve("old/log"));
      Files.copy(
          folder.resolve("data/log/key"),
          folder.resolve("old/log/key"),
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      record = new ALoggedRecord(folder.resolve("old"));
      assertThat(witnessing(server.port()).turn()).isFalse();
      record.receive(20, 22);
      assertThat(record.sequencer().takeInAll()).isEqualTo(Sequencer.Ended.REFUSED);
      assertThat(record.standing().refusal()).isEqualTo(new Refusal(Refusal.Why.BEHIND, witnessed));
      assertThat(record.standing().waiting()).isPositive();
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void the_service_publishes_the_checkpoint_that_its_witnesses_signed() throws Exception {
    try (WitnessServer server = serving()) {
      WitnessPolicy policy = policy(server.port());
      Path file = Files.writeString(folder.resolve("policy"), policyText(server.port()));
      record.close();
      record =
          ALoggedRecord.serving(
              folder.resolve("data"),
              "--breakwater.log.witness-policy=" + file,
              "--breakwater.log.witness-pause-millis=10");
      record.receive(50, 60);
      URI checkpoint = URI.create(record.url() + "/log/checkpoint");
      Note note;
      do {
        note =
            Note.parse(
                client
                    .send(
                        HttpRequest.newBuilder(checkpoint).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                    .body());
      } while (!policy.judge(note).quorum()
          || Checkpoint.parse(note.text()).size()
              < record.number("select count(*) from record.entry"));
      assertThat(policy.signedByLog(note)).isTrue();
    }
  }
}
