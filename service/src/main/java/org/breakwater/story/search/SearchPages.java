package org.breakwater.story.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Identity;
import org.breakwater.story.People;
import org.breakwater.story.Saying;
import org.breakwater.story.StoryWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** One box that finds a child by whatever is known of them. */
@Controller
final class SearchPages {
  private final Viewing viewing;
  private final Transactions transactions;
  private final Pages pages;
  private final Saying saying;
  private final JsonMapper json;

  SearchPages(
      Viewing viewing, Transactions transactions, Pages pages, Saying saying, JsonMapper json) {
    this.viewing = viewing;
    this.transactions = transactions;
    this.pages = pages;
    this.saying = saying;
    this.json = json;
  }

  private record Read(Found found, Map<UUID, Identity> who, StoryWords say) {
    List<Subject> shown() {
      return Stream.concat(
              found.people().stream().map(one -> Subject.person(one.id())),
              found.things().stream().map(one -> new Subject("thing", one.id())))
          .toList();
    }
  }

  @GetMapping("/search")
  View search(@RequestParam @Nullable String q, Viewer viewer) {
    if (viewer.role() == Role.ADMINISTRATOR) {
      throw new Restricted();
    }
    var model = new HashMap<String, Object>();
    Optional<Question> question = Question.of(q);
    model.put("typed", question.map(Question::text).orElse(""));
    question
        .map(asked -> found(asked, viewer))
        .ifPresent(read -> {
          model.put("found", read.found());
          model.put("who", read.who());
          model.put("say", read.say());
        });
    return pages.view("story/search", model);
  }

  private Read found(Question question, Viewer viewer) {
    Purpose purpose = viewer.reach() == Reach.AREA ? Purpose.FRONT_DOOR : Purpose.DIRECT_WORK;
    return viewing.look(
        viewer,
        purpose,
        "search",
        () -> {
          Found found = new Search(transactions.jdbc()).find(question);
          List<UUID> people = found.people().stream().map(Found.Person::id).toList();
          Map<UUID, Identity> who =
              people.isEmpty()
                  ? new LinkedHashMap<>()
                  : new People(transactions.jdbc(), json).who(people);
          return new Read(found, who, saying.words(AsKnown.TODAY));
        },
        Read::shown);
  }
}
