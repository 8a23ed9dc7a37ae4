package org.breakwater.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.breakwater.pages.Option;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Who works with this person: recorded and ended with reasons, by managers and the front door. */
@Controller
@RequestMapping("/people/{person}/relationships")
class RelationshipPages {
  private final Pages pages;
  private final PageFrame frame;
  private final Permits permits;
  private final Viewing viewing;
  private final Relationships relationships;
  private final Directory directory;
  private final Staff staff;

  RelationshipPages(
      Pages pages,
      PageFrame frame,
      Permits permits,
      Viewing viewing,
      Relationships relationships,
      Directory directory,
      Staff staff) {
    this.pages = pages;
    this.frame = frame;
    this.permits = permits;
    this.viewing = viewing;
    this.relationships = relationships;
    this.directory = directory;
    this.staff = staff;
  }

  @GetMapping
  View all(Viewer viewer, @PathVariable UUID person) {
    return permits.of(viewer, Subject.person(person)) instanceof Permit.StatePurpose
        ? new RedirectView("/purpose?type=person&id=" + person)
        : page(viewer, person, List.of());
  }

  @PostMapping
  View begin(
      Viewer viewer,
      @PathVariable UUID person,
      @RequestParam(required = false) UUID holder,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request) {
    mayChange(viewer, person);
    boolean known =
        holder != null
            && (directory.people().stream().anyMatch(it -> it.id().equals(holder))
                || directory.teams().stream().anyMatch(it -> it.id().equals(holder)));
    if (!known || !Relationships.KINDS.contains(kind) || reason.isBlank()) {
      return page(
          viewer,
          person,
          List.of(new Wrong(frame.words().of("access.relationship.wrong"), "holder")));
    }
    staff.relate(person, holder, kind, reason.strip(), viewer.author());
    PageFrame.sayNext(request, frame.words().of("access.saved"));
    return new RedirectView("/people/" + person + "/relationships");
  }

  @PostMapping("/{relationship}/end")
  View end(
      Viewer viewer,
      @PathVariable UUID person,
      @PathVariable UUID relationship,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request) {
    mayChange(viewer, person);
    var standing =
        viewing.read(viewer, () -> relationships.of(person)).stream()
            .filter(it -> it.entry().equals(relationship) && it.to() == null)
            .findFirst();
    if (standing.isEmpty()) {
      throw new Restricted();
    }
    // Nobody lifts what keeps themselves away.
    if (standing.get().kind().equals("conflict") && standing.get().holder().equals(viewer.id())) {
      throw new Restricted();
    }
    if (reason.isBlank()) {
      return page(
          viewer,
          person,
          List.of(
              new Wrong(
                  frame.words().of("access.relationship.reason-empty"), "end-" + relationship)));
    }
    staff.end(relationship, person, reason.strip(), viewer.author());
    PageFrame.sayNext(request, frame.words().of("access.saved"));
    return new RedirectView("/people/" + person + "/relationships");
  }

  private void mayChange(Viewer viewer, UUID person) {
    boolean post =
        viewer.role() == Role.MANAGER
            || (viewer.role() == Role.PRACTITIONER && viewer.reach() == Reach.AREA);
    if (!post || !(permits.of(viewer, Subject.person(person)) instanceof Permit.Allowed)) {
      throw new Restricted();
    }
  }

  private View page(Viewer viewer, UUID person, List<Wrong> errors) {
    if (!(permits.of(viewer, Subject.person(person)) instanceof Permit.Allowed allowed)) {
      throw new Restricted();
    }
    Words words = frame.words();
    List<Relationships.Relationship> shown =
        viewing.look(
            viewer,
            allowed.purpose(),
            words.of("access.relationships.page"),
            () -> relationships.of(person),
            _ -> List.of(Subject.person(person)));
    boolean changes =
        viewer.role() == Role.MANAGER
            || (viewer.role() == Role.PRACTITIONER && viewer.reach() == Reach.AREA);
    var model = new HashMap<String, Object>();
    model.put("person", person);
    model.put("relationships", shown);
    model.put("changes", changes);
    model.put("holders", holders(words));
    model.put(
        "kinds",
        Relationships.KINDS.stream()
            .map(kind -> Option.of(kind, words.of("access.relationship." + kind), false))
            .toList());
    model.put("errors", errors);
    return pages
        .view("access/relationships", model)
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private List<Option> holders(Words words) {
    var options = new java.util.ArrayList<Option>();
    options.add(Option.of("", words.of("access.relationship.choose"), true));
    directory
        .teams()
        .forEach(team -> options.add(Option.of(team.id().toString(), team.name(), false)));
    directory.people().stream()
        .filter(it -> !it.disabled() && it.role().seesRecords())
        .forEach(it ->
            options.add(
                Option.of(
                    it.id().toString(),
                    it.name() + ", " + it.post() + ", " + it.partnerName(),
                    false)));
    return options;
  }
}
