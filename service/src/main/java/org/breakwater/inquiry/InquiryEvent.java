package org.breakwater.inquiry;

import org.breakwater.record.Event;
import org.breakwater.record.Kind;

/** What happens to statements. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface InquiryEvent extends Event {
  /**
   * A statement of who knew what, when, was made to be handed over.
   *
   * @param recipient to whom, in the maker's words
   * @param from the first day, as typed; empty for no limit
   * @param to the last day, as typed
   * @param name of the maker
   * @param lines how many it has
   * @param manifest the SHA-256, in hexadecimal, of the list of all that is in the file
   */
  @Kind(value = "inquiry.stated", changesItsSubjects = false)
  record Stated(String recipient, String from, String to, String name, int lines, String manifest)
      implements InquiryEvent {}
}
