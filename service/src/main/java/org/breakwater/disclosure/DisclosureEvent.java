package org.breakwater.disclosure;

import java.util.List;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;

/**
 * What happens when something is handed to somebody outside. Stored for ever: add new kinds, never
 * rename or remove one.
 */
public sealed interface DisclosureEvent extends Event {
  /** What for. */
  enum Ground {
    /** A court has ordered it, or proceedings need it. */
    COURT,
    /** An inquiry or a review of practice asks. */
    INQUIRY,
    /** A police investigation. */
    POLICE,
    /** The person themselves, or whoever acts for them. */
    SUBJECT_ACCESS,
    /** A regulator or inspectorate. */
    REGULATOR
  }

  /** Why the words of an entry are not given. */
  enum Why {
    /** They tell of somebody else who has a right that they are not told. */
    THIRD_PARTY,
    /** To give them would put somebody in danger. */
    HARM,
    /** They are advice of a lawyer. */
    PRIVILEGE,
    /** To give them would spoil an investigation. */
    INVESTIGATION,
    /** They are not about what was asked. */
    NOT_ASKED,
    /** The entry came while the rest was being chosen. */
    AFTERWARDS,
    /** They were lawfully erased. */
    ERASED
  }

  /** An entry that is listed without its words. */
  record HeldBack(UUID entry, Why why) {}

  /**
   * Selected entries of somebody's story were made ready to be handed over.
   *
   * @param recipient to whom, in the maker's words
   * @param reasons why, in the maker's words
   * @param name of the maker
   * @param shown entries with their words, in the order of the file
   * @param heldBack all others of the story that the maker could see
   * @param manifest the SHA-256, in hexadecimal, of the list of all that is in the file
   */
  @Kind(value = "disclosure.made", changesItsSubjects = false)
  record Made(
      String recipient,
      Ground ground,
      String reasons,
      String name,
      List<UUID> shown,
      List<HeldBack> heldBack,
      String manifest)
      implements DisclosureEvent {}
}
