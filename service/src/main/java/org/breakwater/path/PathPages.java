package org.breakwater.path;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.access.Viewer;
import org.breakwater.pages.JteView;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A child's path, each step's form, and what was agreed. */
@Controller
class PathPages {
  private final ReadPaths read;
  private final Acts acts;
  private final PuttingRight puttingRight;
  private final Pages pages;
  private final PageFrame frame;

  PathPages(ReadPaths read, Acts acts, PuttingRight puttingRight, Pages pages, PageFrame frame) {
    this.read = read;
    this.acts = acts;
    this.puttingRight = puttingRight;
    this.pages = pages;
    this.frame = frame;
  }

  /** Where a clock or a notice leads. */
  @GetMapping("/cases/{id}")
  View of(@PathVariable UUID id, Viewer viewer) {
    return new RedirectView(address(read.person(id, viewer)));
  }

  @GetMapping("/people/{id}/path")
  View show(@PathVariable UUID id, Viewer viewer) {
    return read.open(
        id, viewer, childs -> page(childs, viewer, StepForm.on(acts.today()), List.of()));
  }

  /**
   * Puts a child on the path who came to be known otherwise than by a decision at the front door.
   */
  @PostMapping("/people/{id}/path")
  View open(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String because,
      Viewer viewer,
      HttpServletRequest request) {
    return read.open(
        id,
        viewer,
        childs -> {
          UUID concern = childs.concern();
          if (concern == null || !acts.mayOpen(viewer)) {
            throw new Restricted();
          }
          if (because.isBlank() || because.length() > ReadPaths.LONGEST) {
            return page(
                childs,
                viewer,
                StepForm.on(acts.today()),
                List.of(
                    new Wrong(
                        frame.words().of("path.wrong.because", ReadPaths.LONGEST), "because")));
          }
          boolean begun = acts.open(viewer, childs.person(), concern, because.strip());
          return done(childs, begun ? "path.open.done" : "path.open.already", request);
        });
  }

  @GetMapping("/people/{id}/path/steps/{step}")
  View step(@PathVariable UUID id, @PathVariable String step, Viewer viewer) {
    return read.open(
        id,
        viewer,
        childs ->
            form(
                childs,
                let(childs, step, viewer),
                acts.version(childs.standing().path().id()),
                StepForm.on(acts.today()),
                List.of()));
  }

  @PostMapping("/people/{id}/path/steps/{step}")
  View take(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return read.open(
        id,
        viewer,
        childs -> {
          Step taken = let(childs, step, viewer);
          Path path = childs.standing().path();
          Words say = frame.words();
          var form = new StepForm(typed);
          var wrong = new ArrayList<Wrong>();
          var said =
              form.said(
                  taken, path, childs.late(), childs.attendees(), viewer, acts.today(), say, wrong);
          if (said.isEmpty()) {
            return form(childs, taken, form.seen(), form, wrong);
          }
          if (acts.take(viewer, path, form.seen(), said.get()).isEmpty()) {
            wrong.add(new Wrong(say.of("path.wrong.meanwhile"), null));
            return form(childs, taken, acts.version(path.id()), form, wrong)
                .status(HttpStatus.CONFLICT);
          }
          return done(childs, "path.step.done", request);
        });
  }

  @GetMapping("/people/{id}/path/corrections/{entry}")
  View correction(@PathVariable UUID id, @PathVariable UUID entry, Viewer viewer) {
    return read.open(
        id,
        viewer,
        childs -> {
          Path.Taken step = letCorrect(childs, entry, viewer);
          return correction(
              childs,
              step,
              acts.version(childs.standing().path().id()),
              StepForm.of(step),
              List.of());
        });
  }

  /** The day of a step and who took part were put on record wrongly, and are put right. */
  @PostMapping("/people/{id}/path/corrections/{entry}")
  View correct(
      @PathVariable UUID id,
      @PathVariable UUID entry,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return read.open(
        id,
        viewer,
        childs -> {
          Path.Taken step = letCorrect(childs, entry, viewer);
          Path path = childs.standing().path();
          Words say = frame.words();
          var form = new StepForm(typed);
          var wrong = new ArrayList<Wrong>();
          var right = form.right(path, step, childs.attendees(), acts.today(), say, wrong);
          if (right.isEmpty()) {
            return correction(childs, step, form.seen(), form, wrong);
          }
          if (!puttingRight.correct(viewer, path, step, form.seen(), right.get())) {
            wrong.add(new Wrong(say.of("path.wrong.meanwhile"), null));
            return correction(childs, step, acts.version(path.id()), form, wrong)
                .status(HttpStatus.CONFLICT);
          }
          return done(childs, "path.correct.done", request);
        });
  }

  @PostMapping("/people/{id}/path/actions")
  View agree(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return read.open(
        id,
        viewer,
        childs -> {
          Path path = letAct(childs, viewer);
          Words say = frame.words();
          var form = new StepForm(typed);
          var wrong = new ArrayList<Wrong>();
          String what = form.needed("what", "path.wrong.action", say, wrong);
          var colleague =
              childs.attendees().stream()
                  .filter(it -> it.id().toString().equals(form.one("who")))
                  .findFirst();
          String name = colleague.map(Attendees.Attendee::name).orElse(form.one("who-else"));
          if (name.isEmpty() || name.length() > ReadPaths.LONGEST_NAME) {
            wrong.add(new Wrong(say.of("path.wrong.who"), "who"));
          }
          var by = form.day("by");
          if (by.isEmpty() || by.get().isBefore(acts.today())) {
            wrong.add(new Wrong(say.of("path.wrong.by"), "by-day"));
          }
          if (!wrong.isEmpty() || by.isEmpty()) {
            return page(childs, viewer, form, wrong);
          }
          acts.agree(
              viewer,
              path,
              what,
              colleague.map(Attendees.Attendee::id).orElse(null),
              name,
              by.get());
          return done(childs, "path.action.done", request);
        });
  }

  @PostMapping("/people/{id}/path/actions/{action}")
  View answer(
      @PathVariable UUID id,
      @PathVariable UUID action,
      @RequestParam(defaultValue = "") String happened,
      @RequestParam(defaultValue = "") String words,
      Viewer viewer,
      HttpServletRequest request) {
    return read.open(
        id,
        viewer,
        childs -> {
          Path path = letAct(childs, viewer);
          if (childs.standing().actions().stream().noneMatch(it -> it.id().equals(action))) {
            throw new Restricted();
          }
          boolean known =
              Arrays.stream(PathEvent.Happened.values()).anyMatch(it -> it.name().equals(happened));
          if (!known || words.isBlank() || words.length() > ReadPaths.LONGEST) {
            return page(
                childs,
                viewer,
                StepForm.on(acts.today()),
                List.of(
                    new Wrong(
                        frame.words().of("path.wrong.answer", ReadPaths.LONGEST),
                        "happened-" + action)));
          }
          boolean stands =
              acts.answer(
                  viewer, path, action, PathEvent.Happened.valueOf(happened), words.strip());
          return done(childs, stands ? "path.action.answered" : "path.action.already", request);
        });
  }

  /** A step that can follow now and that this person may take. */
  private Step let(ReadPaths.Childs childs, String name, Viewer viewer) {
    Path path = childs.standing().path();
    return path.next().stream()
        .filter(step -> step.name().equals(name) && acts.may(viewer, path, step.qualification()))
        .findFirst()
        .orElseThrow(Restricted::new);
  }

  /** A step of the open path that this person might have taken. */
  private Path.Taken letCorrect(ReadPaths.Childs childs, UUID entry, Viewer viewer) {
    Path path = childs.standing().path();
    return childs.standing().steps().stream()
        .filter(step ->
            step.entry().equals(entry) && acts.may(viewer, path, step.step().qualification()))
        .findFirst()
        .orElseThrow(Restricted::new);
  }

  private JteView correction(
      ReadPaths.Childs childs, Path.Taken step, long version, StepForm form, List<Wrong> wrong) {
    var model = new HashMap<String, Object>();
    model.put("it", childs);
    model.put("step", step);
    model.put("version", version);
    model.put("form", form);
    model.put("errors", wrong);
    return pages
        .view("path/correct", model)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private Path letAct(ReadPaths.Childs childs, Viewer viewer) {
    Path path = childs.standing().path();
    if (!acts.may(viewer, path, null)) {
      throw new Restricted();
    }
    return path;
  }

  private JteView form(
      ReadPaths.Childs childs, Step step, long version, StepForm form, List<Wrong> wrong) {
    var model = new HashMap<String, Object>();
    model.put("it", childs);
    model.put("step", step);
    model.put("version", version);
    model.put("form", form);
    model.put("errors", wrong);
    return pages
        .view("path/step", model)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private JteView page(ReadPaths.Childs childs, Viewer viewer, StepForm form, List<Wrong> wrong) {
    var may = new ArrayList<Step>();
    var barred = new ArrayList<Step>();
    Path.Whole now = childs.now();
    if (now != null) {
      now.path()
          .next()
          .forEach(step ->
              (acts.may(viewer, now.path(), step.qualification()) ? may : barred).add(step));
    }
    var model = new HashMap<String, Object>();
    model.put("it", childs);
    model.put("may", may);
    model.put("barred", may.isEmpty() ? List.of() : barred);
    model.put(
        "correctable",
        now == null
            ? Set.of()
            : now.steps().stream()
                .filter(step -> acts.may(viewer, now.path(), step.step().qualification()))
                .map(Path.Taken::entry)
                .collect(Collectors.toSet()));
    model.put("acts", now != null && acts.may(viewer, now.path(), null));
    model.put("mayOpen", now == null && childs.concern() != null && acts.mayOpen(viewer));
    model.put("form", form);
    model.put("errors", wrong);
    return pages
        .view("path/path", model)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private View done(ReadPaths.Childs childs, String words, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(words));
    return new RedirectView(address(childs.person()));
  }

  private static String address(UUID person) {
    return "/people/" + person + "/path";
  }
}
