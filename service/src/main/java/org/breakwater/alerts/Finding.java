package org.breakwater.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.breakwater.patterns.Readings;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as one look through all reports found it. It is kept for ever and holds no more than it
 * needs: people by their ids, reports by their entries.
 *
 * @param surfacedBy the report with which it first stood out
 * @param leading the key of the member from which it grew
 * @param entities how many things and adults it is made of
 * @param seen households, and children in care, that were met beside it
 * @param worried of those, how many somebody worried about
 * @param observed worries about them, within {@code days}
 * @param expected how many of those their own reports explain
 * @param score how far what was seen is from that, in nats
 * @param cutOff from which score a pattern was worth somebody's time
 * @param partOf the pattern that it turned out to be part of
 * @param readings in how many readings of who is who it holds; absent in findings from before that
 *     was worked out
 * @param steps by which it grew, the first that with which it surfaced; absent in findings from
 *     before they were kept
 * @param days that a report was evidence; absent in findings from when it was two years
 * @param inCompany those of {@code seen} that it was never named beside, only together with
 *     another; absent in findings from before such counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
    UUID surfacedBy,
    LocalDate surfacedOn,
    LocalDate lastOn,
    String leading,
    int entities,
    int seen,
    int worried,
    int observed,
    double expected,
    double score,
    double cutOff,
    @Nullable UUID partOf,
    List<Member> members,
    List<Evidence> reports,
    List<Alone> alone,
    List<Link> links,
    @Nullable Readings readings,
    @Nullable List<Step> steps,
    @Nullable Integer days,
    @Nullable Integer inCompany) {
  /** Two years: how long a report was evidence in findings that do not say. */
  private static final int DAYS_ONCE = 730;

  /** How many of those seen it was never named beside. */
  int company() {
    return inCompany == null ? 0 : inCompany;
  }

  /** Days that a report was evidence. */
  int within() {
    return days == null ? DAYS_ONCE : days;
  }

  /** What a member is. Children take part in a pattern; they are never what it is made of. */
  enum Kind {
    CHILD,
    ADULT,
    /** A nickname or a given name alone, which many may bear. */
    NAME,
    THING
  }

  /**
   * Somebody or something in the pattern.
   *
   * @param key of the member within the pattern, the same from one look to the next
   * @param subject the person, thing or name; absent where that has no page
   * @param type such as {@code child}, {@code vehicle}, {@code nickname}
   * @param shown what it is called; empty for a person, who is called what they are called today
   * @param reports that name it
   * @param since the day of the report with which it joined; absent where steps are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Member(
      String key,
      Kind kind,
      @Nullable UUID subject,
      String type,
      String shown,
      List<UUID> reports,
      @Nullable LocalDate since) {}

  /**
   * What there was to see from a day on.
   *
   * @param leading the key of the member by which it stood out
   * @param entities how many things and adults it was made of
   * @param inCompany as in the finding
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      LocalDate day,
      String leading,
      int entities,
      int seen,
      int worried,
      int observed,
      double expected,
      double score,
      @Nullable Integer inCompany) {
    int company() {
      return inCompany == null ? 0 : inCompany;
    }
  }

  /**
   * A report on which it rests.
   *
   * @param without the score had this report not been made; absent where it was not counted when
   *     the pattern was strongest
   * @param needed whether nothing would then have stood out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Evidence(
      UUID entry,
      LocalDate day,
      String agency,
      boolean worry,
      @Nullable Double without,
      boolean needed) {}

  /** What one agency's own reports would have scored. */
  record Alone(String agency, double score) {}

  /**
   * Two members met by the same households.
   *
   * @param shared by how many
   * @param chance that chance makes it so many
   */
  record Link(String one, String other, int shared, double chance) {}

  /** The same pattern with its links told anew. */
  Finding linked(List<Link> others) {
    return with(cutOff, reports, others, readings);
  }

  /**
   * The same pattern by another cut-off or other doubts about who is who.
   *
   * @param evidence its reports, and which of them are needed now
   */
  Finding judged(double cutOff, List<Evidence> evidence, Readings readings) {
    return with(cutOff, evidence, links, readings);
  }

  private Finding with(
      double cutOff, List<Evidence> evidence, List<Link> links, @Nullable Readings readings) {
    return new Finding(
        surfacedBy,
        surfacedOn,
        lastOn,
        leading,
        entities,
        seen,
        worried,
        observed,
        expected,
        score,
        cutOff,
        partOf,
        members,
        evidence,
        alone,
        links,
        readings,
        steps,
        days,
        inCompany);
  }

  /** Stands for all of it: the same for the same finding, also of one that lacks later fields. */
  UUID content() {
    String all = toString().replace(", days=null", "").replace(", inCompany=null", "");
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }
}
