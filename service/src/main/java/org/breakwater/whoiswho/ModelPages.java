package org.breakwater.whoiswho;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.identity.ChoosingModel;
import org.breakwater.identity.Models;
import org.breakwater.linkage.Chart;
import org.breakwater.linkage.Model;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Saying;
import org.breakwater.story.StoryWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * By which model it is worked out who is who: its charts, its versions, and putting one in force.
 * Nobody's record is shown, so no look is recorded.
 */
@Controller
class ModelPages {
  private static final int LONGEST = 2_000;

  private final Models models;
  private final ChoosingModel choosing;
  private final Viewing viewing;
  private final Saying saying;
  private final Pages pages;
  private final PageFrame frame;

  ModelPages(
      Models models,
      ChoosingModel choosing,
      Viewing viewing,
      Saying saying,
      Pages pages,
      PageFrame frame) {
    this.models = models;
    this.choosing = choosing;
    this.viewing = viewing;
    this.saying = saying;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/who-is-who/models")
  View list(Viewer viewer) {
    looks(viewer);
    return pages.view(
        "whoiswho/models", Map.of("versions", viewing.read(viewer, models::versions)));
  }

  /** One version beside the one in force, read in one state of the record. */
  private record Read(Models.Version version, Chart chart, Chart inForce, StoryWords say) {}

  @GetMapping("/who-is-who/models/{hash}")
  View model(@PathVariable String hash, Viewer viewer) {
    return page(hash, viewer, "", List.of(), HttpStatus.OK);
  }

  @PostMapping("/who-is-who/models/{hash}")
  View choose(
      @PathVariable String hash,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "-1") long seen,
      Viewer viewer,
      HttpServletRequest request) {
    Read read = read(hash, viewer);
    if (!chooses(viewer)) {
      throw new Restricted();
    }
    var wrong = new ArrayList<Wrong>();
    if (reason.isBlank() || reason.length() > LONGEST) {
      wrong.add(new Wrong(frame.words().of("who.wrong.reasons", LONGEST), "reason"));
      return page(hash, viewer, reason, wrong, HttpStatus.BAD_REQUEST);
    }
    if (!choosing.choose(
        read.version().hash(), reason.strip(), viewer.name(), viewer.author(), seen)) {
      wrong.add(new Wrong(frame.words().of("who.model.wrong.meanwhile"), null));
      return page(hash, viewer, reason, wrong, HttpStatus.CONFLICT);
    }
    PageFrame.sayNext(request, frame.words().of("who.model.chosen"));
    return new RedirectView("/who-is-who/models");
  }

  private Read read(String hash, Viewer viewer) {
    looks(viewer);
    return viewing.read(
        viewer,
        () -> {
          Models.Version version =
              models.versions().stream()
                  .filter(one -> one.hash().equals(hash))
                  .findFirst()
                  .orElseThrow(Restricted::new);
          Model model = models.model(hash).orElseThrow(Restricted::new);
          return new Read(
              version,
              model.chart(ModelChart.MOST_WORDS),
              models.inForce().chart(0),
              saying.words(AsKnown.TODAY));
        });
  }

  private View page(
      String hash, Viewer viewer, String reason, List<Wrong> errors, HttpStatus status) {
    Read read = read(hash, viewer);
    var model = new HashMap<String, Object>();
    model.put("version", read.version());
    model.put(
        "chart", new ModelChart(read.chart(), read.inForce(), models.thresholds(), read.say()));
    model.put("chooses", chooses(viewer) && !read.version().inForce());
    model.put("seen", choosing.seen());
    model.put("reason", reason);
    model.put("errors", errors);
    return pages.view("whoiswho/model", model).status(status);
  }

  private static void looks(Viewer viewer) {
    if (!WhoIsWhoPages.looks(viewer)) {
      throw new Restricted();
    }
  }

  /** How it is worked out concerns everybody in the area, so those who answer for it choose. */
  private static boolean chooses(Viewer viewer) {
    return viewer.decidesForTheArea() && viewer.role() == Role.MANAGER;
  }
}
