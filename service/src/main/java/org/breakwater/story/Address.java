package org.breakwater.story;

import java.time.LocalDate;
import java.util.TreeSet;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of one view of a story: everything that was chosen is in it, so that it can be kept,
 * sent and printed.
 *
 * @param path such as {@code /people/0190…}
 * @param number of the page, from 1
 */
public record Address(String path, Filter filter, AsKnown asKnown, int number) {
  /** The same story, another page. */
  public String page(int other) {
    return link(filter, other).build().encode().toUriString();
  }

  /** The same page of the story, at a year's heading. */
  public String year(int year, int onPage) {
    return page(onPage) + "#y" + year;
  }

  /** The same story told in the other direction, from its beginning. */
  public String told(Filter.Order order) {
    return link(filter.told(order), 1).build().encode().toUriString();
  }

  /** Everything chosen, on one page for paper. */
  public String print() {
    return link(filter.told(Filter.Order.OLDEST), 1)
        .queryParam("view", "print")
        .build()
        .encode()
        .toUriString();
  }

  /** The story as it is today, without the past day. */
  public String today() {
    return new Address(path, filter, AsKnown.TODAY, 1).page(1);
  }

  /** Every entry, on the same day. */
  public String unfiltered() {
    return new Address(path, Filter.ALL.told(filter.order()), asKnown, 1).page(1);
  }

  private UriComponentsBuilder link(Filter chosen, int number) {
    var link = UriComponentsBuilder.fromPath(path);
    new TreeSet<>(chosen.agencies()).forEach(code -> link.queryParam("agency", code));
    new TreeSet<>(chosen.kinds()).forEach(code -> link.queryParam("kind", code));
    day(link, "from", chosen.from());
    day(link, "to", chosen.to());
    if (chosen.order() == Filter.Order.OLDEST) {
      link.queryParam("order", "oldest");
    }
    day(link, "day", asKnown.day());
    if (asKnown.day() != null) {
      link.queryParam("answer", asKnown.answer());
    }
    return number > 1 ? link.queryParam("page", number) : link;
  }

  private static void day(
      UriComponentsBuilder link, String name, @org.jspecify.annotations.Nullable LocalDate day) {
    if (day != null) {
      link.queryParam(name, day);
    }
  }
}
