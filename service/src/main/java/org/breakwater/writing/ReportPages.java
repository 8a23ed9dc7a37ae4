package org.breakwater.writing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages on which a worker writes a report, checks it and sends it. */
@Controller
@RequestMapping("/reports")
final class ReportPages {
  private static final String REFERENCE = "select ref from report where entry = ?";

  private final Drafts drafts;
  private final Sending sending;
  private final Colleagues colleagues;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Pages pages;
  private final PageFrame frame;

  ReportPages(
      Drafts drafts,
      Sending sending,
      Colleagues colleagues,
      Viewing viewing,
      Transactions transactions,
      Pages pages,
      PageFrame frame) {
    this.drafts = drafts;
    this.sending = sending;
    this.colleagues = colleagues;
    this.viewing = viewing;
    this.transactions = transactions;
    this.pages = pages;
    this.frame = frame;
  }

  /**
   * A draft's address is made before its first word, so that nothing is kept until there is one.
   */
  @GetMapping("/new")
  View begin(Viewer viewer) {
    writes(viewer);
    return to("/reports/drafts/" + UUID.randomUUID());
  }

  @GetMapping("/drafts")
  View mine(Viewer viewer) {
    writes(viewer);
    return pages.view("writing/drafts", Map.of("drafts", drafts.mine(viewer.id())));
  }

  @GetMapping("/drafts/{id}")
  View write(
      @PathVariable UUID id, @RequestParam MultiValueMap<String, String> asked, Viewer viewer) {
    writes(viewer);
    Drafts.Kept draft = find(id, viewer);
    List<Wrong> wrong =
        asked.containsKey("check") ? sending.ready(draft.form(), viewer, say()).wrong() : List.of();
    var ask = new Questions(say(), draft.form(), wrong, colleagues.posts(viewer));
    long others = drafts.mine(viewer.id()).stream().filter(other -> !other.id().equals(id)).count();
    return pages
        .view("writing/write", Map.of("draft", draft, "ask", ask, "otherDrafts", others))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Keeps what was typed, whichever button was pressed, and then does what the button says. */
  @PostMapping("/drafts/{id}")
  View keep(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> fields,
      Viewer viewer,
      HttpServletRequest request) {
    writes(viewer);
    var typed = new Typed(fields);
    String pressed = typed.one("do");
    Form form = Form.of(typed).after(pressed);
    if (drafts.keep(id, viewer.id(), typed.number("version"), form).isEmpty()) {
      return beside(id, form, viewer, request);
    }
    return switch (pressed) {
      case "check" -> to("/reports/drafts/" + id + "/check");
      case "add-person" -> to("/reports/drafts/" + id + "#person-" + (form.people().size() - 1));
      case "add-thing" -> to("/reports/drafts/" + id + "#thing-" + (form.things().size() - 1));
      case "later" -> {
        PageFrame.sayNext(request, say().of("writing.kept"));
        yield to("/reports/drafts");
      }
      default ->
          to("/reports/drafts/" + id + (pressed.startsWith("remove-person") ? "#people" : ""));
    };
  }

  /** Somebody, perhaps the same worker elsewhere, kept another version: this one is kept beside. */
  private View beside(UUID id, Form form, Viewer viewer, HttpServletRequest request) {
    UUID copy = UUID.randomUUID();
    drafts.keep(copy, viewer.id(), 0, form);
    String key =
        drafts.find(id, viewer.id()).isPresent() ? "writing.beside" : "writing.beside.gone";
    PageFrame.sayNext(request, say().of(key));
    return to("/reports/drafts/" + copy);
  }

  /** For the script that keeps a draft while it is typed: answers the new version. */
  @PostMapping(value = "/drafts/{id}/keep", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> keepTyped(
      @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Viewer viewer) {
    writes(viewer);
    var typed = new Typed(fields);
    Form form = Form.of(typed);
    return drafts
        .keep(id, viewer.id(), typed.number("version"), form)
        .map(version -> ResponseEntity.ok(String.valueOf(version)))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).body(""));
  }

  @PostMapping("/drafts/{id}/discard")
  View discard(
      @PathVariable UUID id, @RequestParam int version, Viewer viewer, HttpServletRequest request) {
    writes(viewer);
    boolean gone = drafts.discard(id, viewer.id(), version);
    PageFrame.sayNext(request, say().of(gone ? "writing.discarded" : "writing.not-discarded"));
    return to("/reports/drafts");
  }

  @GetMapping("/drafts/{id}/check")
  View check(@PathVariable UUID id, Viewer viewer) {
    writes(viewer);
    Drafts.Kept draft = find(id, viewer);
    Sending.Ready ready = sending.ready(draft.form(), viewer, say());
    if (!ready.wrong().isEmpty()) {
      return to("/reports/drafts/" + id + "?check");
    }
    var answers = new Answers(say(), "/reports/drafts/" + id, colleagues.posts(viewer));
    return pages.view(
        "writing/check",
        Map.of(
            "draft",
            draft,
            "sections",
            answers.of(ready, draft.form()),
            "doubts",
            answers.doubts(ready)));
  }

  @PostMapping("/drafts/{id}/send")
  View send(
      @PathVariable UUID id, @RequestParam int version, Viewer viewer, HttpServletRequest request) {
    writes(viewer);
    Optional<Drafts.Kept> draft = drafts.find(id, viewer.id());
    if (draft.isEmpty()) {
      PageFrame.sayNext(request, say().of("writing.gone"));
      return to("/reports/drafts");
    }
    Sending.Ready ready = sending.ready(draft.get().form(), viewer, say());
    if (!ready.wrong().isEmpty()) {
      return to("/reports/drafts/" + id + "?check");
    }
    var checked = new Drafts.Kept(id, version, draft.get().changed(), draft.get().form());
    return switch (sending.send(checked, ready, viewer)) {
      case Sending.Sent.Kept kept -> to("/reports/" + kept.entry() + "/sent");
      case Sending.Sent.Changed _ -> {
        PageFrame.sayNext(request, say().of("writing.changed"));
        yield to("/reports/drafts/" + id + "/check");
      }
    };
  }

  @GetMapping("/{entry}/sent")
  View sent(@PathVariable UUID entry, Viewer viewer) {
    String reference =
        viewing
            .read(viewer, () -> transactions.batch().queryForList(REFERENCE, String.class, entry))
            .stream()
            .findFirst()
            .orElseThrow(Restricted::new);
    return pages.view("writing/sent", Map.of("reference", reference, "entry", entry.toString()));
  }

  private Drafts.Kept find(UUID id, Viewer viewer) {
    return drafts
        .find(id, viewer.id())
        .orElseGet(() -> new Drafts.Kept(id, 0, java.time.Instant.EPOCH, Form.empty()));
  }

  /** Whoever runs the system, or looks on from outside, writes no reports. */
  private static void writes(Viewer viewer) {
    if (viewer.role() != Role.PRACTITIONER && viewer.role() != Role.MANAGER) {
      throw new Restricted();
    }
  }

  private Words say() {
    return frame.words();
  }

  /** Somewhere else, after a form was sent. */
  static View to(String path) {
    var redirect = new RedirectView(path, true);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    redirect.setExposeModelAttributes(false);
    return redirect;
  }
}
