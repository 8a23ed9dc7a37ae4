package org.breakwater.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Choosing what of a story is handed to somebody outside, checking it, and taking the file. */
@Controller
final class DisclosurePages {
  private final Viewing viewing;
  private final Door door;
  private final Disclosures disclosures;
  private final KeptFiles files;
  private final Pages pages;
  private final PageFrame frame;

  DisclosurePages(
      Viewing viewing,
      Door door,
      Disclosures disclosures,
      KeptFiles files,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.door = door;
    this.disclosures = disclosures;
    this.files = files;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/people/{id}/disclosure")
  View choose(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Viewer viewer) {
    var wrong = new ArrayList<Wrong>();
    var form =
        new DisclosureForm(
            new LinkedMultiValueMap<>(), TypedDays.of(from, to, frame.words(), wrong));
    return let(id, viewer, purpose -> page("choose", id, form, wrong, viewer, purpose));
  }

  @PostMapping("/people/{id}/disclosure")
  View make(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    var wrong = new ArrayList<Wrong>();
    String from = String.valueOf(typed.getOrDefault("from", List.of("")).getFirst());
    String to = String.valueOf(typed.getOrDefault("to", List.of("")).getFirst());
    var form = new DisclosureForm(typed, TypedDays.of(from, to, frame.words(), wrong));
    return let(
        id,
        viewer,
        purpose ->
            form.wanted(id, frame.words(), wrong)
                .filter(_ -> !form.one("step").equals("change"))
                .map(wanted ->
                    form.one("step").equals("make")
                        ? made(id, form, wanted, viewer, purpose, request)
                        : page("check", id, form, wrong, viewer, purpose))
                .orElseGet(() -> page("choose", id, form, wrong, viewer, purpose)));
  }

  private View made(
      UUID id,
      DisclosureForm form,
      Disclosures.Wanted wanted,
      Viewer viewer,
      Purpose purpose,
      HttpServletRequest request) {
    return switch (disclosures.make(viewer, purpose, wanted)) {
      case Disclosures.Outcome.Made(UUID entry) -> {
        PageFrame.sayNext(request, frame.words().of("disclosure.made"));
        yield new RedirectView("/disclosures/" + entry);
      }
      case Disclosures.Outcome.Nothing _ -> again("nothing", id, form, viewer, purpose);
      case Disclosures.Outcome.NotInLog _ -> again("log", id, form, viewer, purpose);
    };
  }

  private View again(String why, UUID id, DisclosureForm form, Viewer viewer, Purpose purpose) {
    var wrong = new Wrong(frame.words().of("disclosure.wrong." + why), "entries");
    return page("choose", id, form, List.of(wrong), viewer, purpose);
  }

  private View page(
      String step,
      UUID id,
      DisclosureForm form,
      List<Wrong> wrong,
      Viewer viewer,
      Purpose purpose) {
    record Read(Disclosures.Choice choice, List<Disclosed> earlier) {}
    Read read =
        viewing.look(
            viewer,
            purpose,
            "disclosure",
            () -> new Read(disclosures.choice(id, form.days()), disclosures.of(id)),
            it -> it.choice().subjects());
    Long hidden = read.choice().hidden();
    return pages
        .view(
            "disclosure/" + step,
            Map.of(
                "person",
                id,
                "form",
                form,
                "entries",
                read.choice().entries(),
                "more",
                read.choice().more(),
                "hidden",
                hidden == null ? -1L : hidden,
                "earlier",
                read.earlier(),
                "errors",
                wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  /** What was made, for whoever may see the story. */
  @GetMapping("/disclosures/{id}")
  View shown(@PathVariable UUID id, Viewer viewer) {
    Disclosed known = viewing.read(viewer, () -> disclosures.one(id).orElseThrow(Restricted::new));
    Subject person = Subject.person(known.person());
    return let(
        known.person(),
        viewer,
        purpose ->
            pages.view(
                "disclosure/made",
                Map.of(
                    "it",
                    viewing.look(
                        viewer,
                        purpose,
                        "disclosure",
                        () -> disclosures.one(id).orElseThrow(Restricted::new),
                        _ -> List.of(person)),
                    "kept",
                    files.has(id, viewer))));
  }

  /** The file, for its maker. Taking it is a look like any other. */
  @GetMapping("/disclosures/{id}/file")
  ResponseEntity<byte[]> file(@PathVariable UUID id, Viewer viewer) {
    Disclosed known = viewing.read(viewer, () -> disclosures.one(id).orElseThrow(Restricted::new));
    if (!Disclosures.mayDisclose(viewer)) {
      throw new Restricted();
    }
    return door.open(
        viewer,
        Subject.person(known.person()),
        purpose ->
            switch (files.sealed(id, viewer)) {
              case KeptFiles.Sealed.File(byte[] bytes) -> taken(id, viewer, purpose, known, bytes);
              case KeptFiles.Sealed.NotYet _ -> sent("/disclosures/" + id);
              case KeptFiles.Sealed.Gone _ -> throw new Restricted();
            },
        DisclosurePages::sent);
  }

  private ResponseEntity<byte[]> taken(
      UUID id, Viewer viewer, Purpose purpose, Disclosed known, byte[] bytes) {
    byte[] file =
        viewing.look(
            viewer,
            purpose,
            "exported-disclosure",
            () -> bytes,
            _ -> List.of(Subject.person(known.person())));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("disclosure-" + id + ".zip")
                .build()
                .toString())
        .body(file);
  }

  private static ResponseEntity<byte[]> sent(String to) {
    return ResponseEntity.status(302).header(HttpHeaders.LOCATION, to).build();
  }

  private View let(UUID id, Viewer viewer, java.util.function.Function<Purpose, View> page) {
    if (!Disclosures.mayDisclose(viewer)) {
      throw new Restricted();
    }
    return door.open(viewer, Subject.person(id), page);
  }
}
