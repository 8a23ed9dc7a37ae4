package org.breakwater.inquiry;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Door;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.evidence.KeptFiles;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.breakwater.story.TypedDays;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who knew what, when, as a file for an inquiry: made, and taken by whoever made it. */
@Controller
final class StatementPages {
  private static final int LONGEST = 200;

  private final Viewing viewing;
  private final Door door;
  private final Knowing knowing;
  private final Statements statements;
  private final KeptFiles files;
  private final Pages pages;
  private final PageFrame frame;

  StatementPages(
      Viewing viewing,
      Door door,
      Knowing knowing,
      Statements statements,
      KeptFiles files,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.door = door;
    this.knowing = knowing;
    this.statements = statements;
    this.files = files;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/people/{id}/who-knew/statement")
  View person(@PathVariable UUID id, Viewer viewer) {
    return ask(viewer, person(viewer, id));
  }

  @GetMapping("/things/{id}/who-knew/statement")
  View thing(@PathVariable UUID id, Viewer viewer) {
    return ask(viewer, new Subject("thing", id));
  }

  @GetMapping("/patterns/{id}/who-knew/statement")
  View pattern(@PathVariable UUID id, Viewer viewer) {
    return ask(viewer, new Subject("pattern", id));
  }

  @PostMapping("/people/{id}/who-knew/statement")
  View ofPerson(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String recipient,
      Viewer viewer,
      HttpServletRequest request) {
    return make(viewer, person(viewer, id), from, to, recipient.strip(), request);
  }

  @PostMapping("/things/{id}/who-knew/statement")
  View ofThing(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String recipient,
      Viewer viewer,
      HttpServletRequest request) {
    return make(viewer, new Subject("thing", id), from, to, recipient.strip(), request);
  }

  @PostMapping("/patterns/{id}/who-knew/statement")
  View ofPattern(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String recipient,
      Viewer viewer,
      HttpServletRequest request) {
    return make(viewer, new Subject("pattern", id), from, to, recipient.strip(), request);
  }

  private Subject person(Viewer viewer, UUID id) {
    return Subject.person(viewing.read(viewer, () -> knowing.now(id)));
  }

  private View ask(Viewer viewer, Subject subject) {
    mayState(viewer);
    return door.open(
        viewer, subject, purpose -> page(viewer, purpose, subject, "", "", "", List.of()));
  }

  private View page(
      Viewer viewer,
      Purpose purpose,
      Subject subject,
      String from,
      String to,
      String recipient,
      List<Wrong> wrong) {
    List<Statement> earlier =
        viewing.look(
            viewer, purpose, "who-knew", () -> statements.of(subject.id()), _ -> List.of(subject));
    return pages
        .view(
            "inquiry/ask",
            Map.of(
                "path", Door.address(subject) + "/who-knew",
                "from", from,
                "to", to,
                "recipient", recipient,
                "earlier", earlier,
                "errors", wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private View make(
      Viewer viewer,
      Subject subject,
      String from,
      String to,
      String recipient,
      HttpServletRequest request) {
    mayState(viewer);
    return door.open(
        viewer,
        subject,
        purpose -> {
          var wrong = new ArrayList<Wrong>();
          TypedDays days = TypedDays.of(from, to, frame.words(), wrong);
          if (recipient.isEmpty() || recipient.length() > LONGEST) {
            wrong.add(new Wrong(frame.words().of("inquiry.statement.wrong", LONGEST), "recipient"));
          }
          Optional<UUID> made =
              wrong.isEmpty()
                  ? statements.make(viewer, purpose, subject, days, recipient)
                  : Optional.empty();
          if (made.isEmpty() && wrong.isEmpty()) {
            wrong.add(new Wrong(frame.words().of("disclosure.wrong.log"), "recipient"));
          }
          return made.<View>map(
                  entry -> {
                    PageFrame.sayNext(request, frame.words().of("inquiry.statement.made"));
                    return Door.redirect("/statements/" + entry);
                  })
              .orElseGet(() -> page(viewer, purpose, subject, from, to, recipient, wrong));
        });
  }

  /** What was made, for whoever may see whom or what it is about. */
  @GetMapping("/statements/{id}")
  View shown(@PathVariable UUID id, Viewer viewer) {
    Statement known = known(id, viewer);
    return door.open(
        viewer,
        known.subject(),
        purpose ->
            pages.view(
                "inquiry/statement",
                Map.of(
                    "it",
                    viewing.look(
                        viewer, purpose, "who-knew", () -> known, it -> List.of(it.subject())),
                    "kept",
                    files.has(id, viewer))));
  }

  /** The file, for its maker. Taking it is a look like any other. */
  @GetMapping("/statements/{id}/file")
  ResponseEntity<byte[]> file(@PathVariable UUID id, Viewer viewer) {
    Statement known = known(id, viewer);
    return door.open(
        viewer,
        known.subject(),
        purpose ->
            switch (files.sealed(id, viewer)) {
              case KeptFiles.Sealed.File(byte[] bytes) ->
                  ResponseEntity.ok()
                      .contentType(MediaType.parseMediaType("application/zip"))
                      .header(
                          HttpHeaders.CONTENT_DISPOSITION,
                          ContentDisposition.attachment()
                              .filename("who-knew-" + id + ".zip")
                              .build()
                              .toString())
                      .body(
                          viewing.look(
                              viewer,
                              purpose,
                              "exported-who-knew",
                              () -> bytes,
                              _ -> List.of(known.subject())));
              case KeptFiles.Sealed.NotYet _ -> sent("/statements/" + id);
              case KeptFiles.Sealed.Gone _ -> throw new Restricted();
            },
        StatementPages::sent);
  }

  private Statement known(UUID id, Viewer viewer) {
    mayState(viewer);
    return viewing.read(viewer, () -> statements.one(id).orElseThrow(Restricted::new));
  }

  private static void mayState(Viewer viewer) {
    if (!Statements.mayState(viewer)) {
      throw new Restricted();
    }
  }

  private static ResponseEntity<byte[]> sent(String to) {
    return ResponseEntity.status(302).header(HttpHeaders.LOCATION, to).build();
  }
}
