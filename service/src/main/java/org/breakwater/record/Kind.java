package org.breakwater.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The stable name under which an event is stored; reviewed like law, since it is never taken back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
  /** A name such as {@code report.received}: the need, a dot, what has happened. */
  String value();

  /** Goes up when the event's fields change; the old class stays to read old entries. */
  int version() default 1;

  /**
   * Whether the entry changes what its subjects are, so that someone who decides on an older view
   * is told. A look changes nothing.
   */
  boolean changesItsSubjects() default true;

  /** Whether the entry is something that happened to somebody, and so belongs in stories. */
  boolean inStories() default false;
}
