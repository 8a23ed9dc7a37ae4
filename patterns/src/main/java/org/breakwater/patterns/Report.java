package org.breakwater.patterns;

import java.util.List;

/**
 * A report as the search for patterns sees it. It holds no name, no origin, no area and no words,
 * so that none of them can count.
 *
 * @param day when it was recorded, in days from any fixed day
 * @param agency who wrote it; where an agency writes several kinds of report, agency and kind
 * @param worry whether it is a report of concern, by a rule such as {@link WorryRule}
 * @param children whom it is about
 * @param entities what it names, routine contact with professionals included
 * @param accused those of the entities about whom it says something worrying itself
 */
public record Report(
    String id,
    int day,
    String agency,
    boolean worry,
    List<Child> children,
    List<Entity> entities,
    List<Entity> accused) {
  public Report {
    children = List.copyOf(children);
    entities = List.copyOf(entities);
    accused = List.copyOf(accused);
  }

  public Report(
      String id,
      int day,
      String agency,
      boolean worry,
      List<Child> children,
      List<Entity> entities) {
    this(id, day, agency, worry, children, entities, List.of());
  }
}
