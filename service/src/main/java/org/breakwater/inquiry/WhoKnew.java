package org.breakwater.inquiry;

import java.util.List;
import org.breakwater.access.Door;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Author;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One page of who knew what, when.
 *
 * @param path of the page, without what was chosen
 * @param from as typed
 * @param to as typed
 * @param all lines of the period, on all pages
 * @param then the checkpoint of the last day asked for, in sentences; none without such a day
 * @param mayState whether the viewer may make it a file
 * @param heldBack entries of the story that the viewer may not see, for those who may know how many
 * @param number of the page, from 1
 */
public record WhoKnew(
    Subject subject,
    String path,
    String from,
    String to,
    List<Wrong> wrong,
    List<Known> lines,
    long all,
    List<String> then,
    boolean mayState,
    @Nullable Long heldBack,
    int number,
    boolean print) {
  static final int A_PAGE = 200;

  /** The most lines that are printed at once. */
  public static final int MOST = 5_000;

  /** What the page of an entry needs to lead back here. */
  public String of() {
    return subject.type().equals("pattern") ? "" : "?of=" + subject;
  }

  /** The address of the person's, thing's or pattern's own page. */
  public String back() {
    return Door.address(subject);
  }

  public @Nullable String previous() {
    return print || number <= 1 ? null : page(number - 1);
  }

  public @Nullable String next() {
    return print || (long) number * A_PAGE >= all ? null : page(number + 1);
  }

  /** Whether there is more than fits on paper. */
  public boolean cutShort() {
    return print && all > MOST;
  }

  /** The same period, to print. */
  public String printed() {
    return path + "?" + period() + "view=print";
  }

  private String page(int other) {
    return path + "?" + period() + "page=" + other;
  }

  private String period() {
    return (from.isBlank() ? "" : "from=" + encoded(from) + "&")
        + (to.isBlank() ? "" : "to=" + encoded(to) + "&");
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** What was wrong with a field. */
  public @Nullable String error(String field) {
    return wrong.stream()
        .filter(one -> field.equals(one.field()))
        .map(Wrong::words)
        .findFirst()
        .orElse(null);
  }

  /** Whether one of our own engines acted. */
  public static boolean ourselves(Known known) {
    return Author.OURSELVES.equals(known.partner());
  }

  /** Who acted: a person, else an agency, else the service itself. */
  public static String who(Known known, Words words) {
    if (known.name() != null) {
      return known.name();
    }
    if (ourselves(known)) {
      return words.of("inquiry.ourselves");
    }
    return known.partner() == null ? words.of("inquiry.somebody") : known.partner();
  }

  /** What somebody did, in a sentence without its subject. */
  public static String said(Known known, Words words) {
    String detail = known.detail() == null ? "" : known.detail();
    String whom = known.whom() == null ? words.of("inquiry.somebody") : known.whom();
    return switch (known.act()) {
      case WROTE, RECEIVED ->
          words.of("inquiry.act." + known.act(), words.ofCode("story.kind", detail));
      case CORRECTED, MARKED, BROKE_GLASS, FOUND -> words.of("inquiry.act." + known.act());
      case JUDGED -> words.of("inquiry.act.JUDGED." + detail, known.times());
      case RELATED, UNRELATED ->
          words.of("inquiry.act." + known.act(), whom, words.ofCode("access.relationship", detail));
      case REVIEWED_GLASS -> words.of("inquiry.act.REVIEWED_GLASS." + detail, whom);
      case DECIDED -> words.of("inquiry.act.DECIDED", words.ofCode("decisions.outcome", detail));
      case STEPPED -> {
        String[] step = detail.split(" ", 2);
        yield words.of(
            "inquiry.act.STEPPED",
            words.of("path.step." + step[0]),
            words.ofCode("decisions.outcome", step[step.length - 1]));
      }
      case PUT_RIGHT -> words.of("inquiry.act.PUT_RIGHT", words.of("path.step." + detail));
      case WORKED -> words.ofCode("inquiry.pattern", detail);
      case DISSENTED -> words.of("inquiry.act.DISSENTED");
      case ANSWERED -> words.of("inquiry.act.ANSWERED." + detail, whom);
      case TOLD, READ ->
          // What a notice is of may say more behind a dot: outcome.NO_FURTHER_ACTION.
          words.of(
              "inquiry.act." + known.act(),
              words.ofCode("inquiry.notice", detail.replaceFirst("\\..*", "")));
      case HANDED_OVER -> words.of("inquiry.act.HANDED_OVER", detail);
      case OPENED ->
          words.of(
              "inquiry.act.OPENED",
              words.ofCode("story.looked", detail),
              words.of("story.purpose." + known.purpose()));
    };
  }
}
