package org.breakwater.concerns;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.decisions.Decisions;
import org.breakwater.pages.JteView;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The list of concerns that wait, one of them with what is known around it, and its decision. */
@Controller
class ConcernPages {
  private final FrontDoor frontDoor;
  private final Concerns concerns;
  private final WholeConcerns wholes;
  private final Viewing viewing;
  private final Pages pages;
  private final PageFrame frame;

  ConcernPages(
      FrontDoor frontDoor,
      Concerns concerns,
      WholeConcerns wholes,
      Viewing viewing,
      Pages pages,
      PageFrame frame) {
    this.frontDoor = frontDoor;
    this.concerns = concerns;
    this.wholes = wholes;
    this.viewing = viewing;
    this.pages = pages;
    this.frame = frame;
  }

  private record Listed(List<Concern> waiting, List<Concern.AddingUp> addingUp) {}

  @GetMapping("/front-door")
  View list(Viewer viewer) {
    if (!FrontDoor.looks(viewer)) {
      throw new Restricted();
    }
    Listed listed =
        viewing.look(
            viewer,
            viewer.purpose(),
            "front-door",
            () -> new Listed(concerns.waiting(), concerns.addingUp()),
            ConcernPages::shown);
    var model = new HashMap<String, Object>();
    model.put("waiting", listed.waiting());
    model.put("addingUp", listed.addingUp());
    model.put("mayOpen", FrontDoor.mayOpen(viewer));
    frontDoor.door().ifPresent(door -> model.put("door", door));
    return pages.view("concerns/frontDoor", model);
  }

  private static List<Subject> shown(Listed listed) {
    return Stream.concat(
            listed.waiting().stream().flatMap(WholeConcerns::people),
            listed.addingUp().stream().map(Concern.AddingUp::subject))
        .toList();
  }

  @PostMapping("/front-door/open")
  View open(Viewer viewer, HttpServletRequest request) {
    if (!FrontDoor.mayOpen(viewer) || frontDoor.door().isPresent()) {
      throw new Restricted();
    }
    frontDoor.open(viewer.partner(), viewer.post(), viewer.author());
    PageFrame.sayNext(request, frame.words().of("concerns.door.opened"));
    return new RedirectView("/front-door");
  }

  @GetMapping("/concerns/{id}")
  View show(@PathVariable UUID id, Viewer viewer) {
    long version = frontDoor.version(id);
    Optional<WholeConcern> whole = wholes.find(id, viewer);
    return whole.isPresent()
        ? page(whole.get(), viewer, version, new DecisionForm(), List.of())
        : history(id, viewer, "", List.of());
  }

  @PostMapping("/concerns/{id}")
  View decide(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholeConcern whole = wholes.one(id, viewer);
    if (!frontDoor.decides(viewer, id)) {
      throw new Restricted();
    }
    Words say = frame.words();
    var form = new DecisionForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<Decisions.Choice> choice =
        form.choice(whole, viewer, frame.dates().today(), say, wrong);
    if (choice.isEmpty()) {
      return page(whole, viewer, form.seen(), form, wrong);
    }
    return switch (frontDoor.decide(viewer, whole.concern(), form.seen(), choice.get())) {
      case FrontDoor.Result.Decided(UUID decision) -> {
        PageFrame.sayNext(request, say.of("concerns.decided"));
        yield new RedirectView("/decisions/" + decision);
      }
      case FrontDoor.Result.SomeoneElseDecided _ -> {
        long version = frontDoor.version(id);
        WholeConcern now = wholes.one(id, viewer);
        String who = now.decisions().isEmpty() ? "" : now.decisions().getLast().ownerName();
        var meanwhile = new Wrong(say.of("concerns.wrong.meanwhile", who), null);
        yield page(now, viewer, version, form, List.of(meanwhile)).status(HttpStatus.CONFLICT);
      }
    };
  }

  /** Puts a report that came as history at the front door. */
  @PostMapping("/concerns/{id}/raise")
  View raise(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words,
      Viewer viewer,
      HttpServletRequest request) {
    wholes.history(id, viewer);
    if (!FrontDoor.mayRaise(viewer) || frontDoor.door().isEmpty()) {
      throw new Restricted();
    }
    String why = words.strip();
    if (why.isEmpty() || why.length() > Decisions.LONGEST) {
      var wrong = new Wrong(frame.words().of("concerns.raise.wrong", Decisions.LONGEST), "words");
      return history(id, viewer, why, List.of(wrong));
    }
    boolean raised = frontDoor.raise(id, why, viewer.author());
    PageFrame.sayNext(
        request, frame.words().of(raised ? "concerns.raise.done" : "concerns.raise.already"));
    return new RedirectView("/concerns/" + id);
  }

  private JteView history(UUID id, Viewer viewer, String words, List<Wrong> errors) {
    return pages
        .view(
            "concerns/history",
            Map.of(
                "id", id,
                "report", wholes.history(id, viewer),
                "mayRaise", FrontDoor.mayRaise(viewer) && frontDoor.door().isPresent(),
                "words", words,
                "errors", errors))
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private JteView page(
      WholeConcern whole, Viewer viewer, long version, DecisionForm form, List<Wrong> errors) {
    boolean decides = frontDoor.decides(viewer, whole.concern().entry());
    return ConcernPages.page(pages, whole, viewer, decides, version, form, errors);
  }

  /** The page of a concern, with whatever was typed into its forms and is wrong. */
  static JteView page(
      Pages pages,
      WholeConcern whole,
      Viewer viewer,
      boolean decides,
      long version,
      DecisionForm form,
      List<Wrong> errors) {
    var model = new HashMap<String, Object>();
    model.put("it", whole);
    model.put("decides", decides);
    model.put("fromList", FrontDoor.looks(viewer));
    model.put("mayDisagree", whole.mayDisagree(viewer));
    model.put("version", version);
    model.put("form", form);
    model.put("answers", List.of(Answer.values()));
    model.put("agencies", FrontDoor.TABLE);
    model.put("errors", errors);
    return pages
        .view("concerns/concern", model)
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }
}
