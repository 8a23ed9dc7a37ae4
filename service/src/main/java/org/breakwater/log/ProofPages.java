package org.breakwater.log;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/**
 * Lets whoever may see an entry check that it is in the log, and take the proof with them; and lets
 * anyone see how the log stands.
 */
@Controller
final class ProofPages {
  private final Viewing viewing;
  private final Door door;
  private final Transactions transactions;
  private final Proofs proofs;
  private final Pages pages;
  private final PageFrame frame;

  ProofPages(
      Viewing viewing,
      Door door,
      Transactions transactions,
      Proofs proofs,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.door = door;
    this.transactions = transactions;
    this.proofs = proofs;
    this.pages = pages;
    this.frame = frame;
  }

  /** How the log stands, and how to check it: for everybody. */
  @GetMapping("/log")
  View log() {
    return pages.view(
        "log/log", Map.of("it", new LogWords(Standing.now(transactions), frame.words())));
  }

  @GetMapping("/entries/{id}/proof")
  View proof(@PathVariable UUID id, Viewer viewer) {
    return let(
        id,
        viewer,
        purpose ->
            pages.view(
                "log/proof",
                Map.of("it", new ProofWords(look(id, viewer, purpose, "proof"), frame.words()))),
        Door::redirect);
  }

  /** The proof as a file. It holds the entry itself, so taking it is a look like any other. */
  @GetMapping("/entries/{id}/tlog-proof")
  ResponseEntity<byte[]> file(@PathVariable UUID id, Viewer viewer) {
    return let(
        id, viewer, purpose -> file(look(id, viewer, purpose, "exported-proof")), this::sent);
  }

  private ResponseEntity<byte[]> file(Proofs.Proved proved) {
    Proofs.Proof proof = proved.proof();
    if (proof == null) {
      return sent("/entries/" + proved.entry() + "/proof");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(proved.entry() + ".tlog-proof")
                .build()
                .toString())
        .body(proof.file().bytes());
  }

  private ResponseEntity<byte[]> sent(String to) {
    return ResponseEntity.status(302).header(HttpHeaders.LOCATION, to).build();
  }

  private Proofs.Proved look(UUID id, Viewer viewer, Purpose purpose, String page) {
    if (viewing.read(viewer, () -> proofs.waits(id))) {
      proofs.takeIn(); // whoever asks for what was stored a moment ago need not ask twice
    }
    return viewing.look(
        viewer,
        purpose,
        page,
        () -> proofs.of(id).orElseThrow(Restricted::new),
        Proofs.Proved::subjects);
  }

  /** Lets the viewer in by the first subject of the entry, or sends them to say why they look. */
  private <T> T let(
      UUID id, Viewer viewer, Function<Purpose, T> page, Function<String, T> elsewhere) {
    List<Subject> subjects =
        viewing.read(viewer, () -> proofs.about(id).orElseThrow(Restricted::new));
    return subjects.isEmpty()
        ? page.apply(Purpose.DIRECT_WORK)
        : door.open(viewer, subjects.getFirst(), page, elsewhere);
  }
}
