package org.breakwater.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.breakwater.record.Event;
import org.breakwater.record.Kind;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;

/** What happens to a notice. Stored for ever: add new kinds, never rename or remove one. */
public sealed interface NoticeEvent extends Event {
  /**
   * Somebody, or everybody of a partner, was told something.
   *
   * @param user absent where a partner is told
   * @param partner absent where a person is told
   * @param kind which text
   * @param words what fills it; days as {@code 2011-03-03}
   * @param about where it leads
   * @param needs the entry that one must be allowed to see to be told of it; absent for none
   */
  @Kind(value = "notice.given", changesItsSubjects = false)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Given(
      @Nullable UUID user,
      @Nullable String partner,
      String kind,
      List<String> words,
      Subject about,
      @Nullable UUID needs)
      implements NoticeEvent {}

  /** A person was told by e-mail that these wait for them; nothing of what they say. */
  @Kind(value = "notice.mailed", changesItsSubjects = false)
  record Mailed(UUID user, List<UUID> notices) implements NoticeEvent {}

  /** Whoever wrote the entry read the notice that it answers. */
  @Kind(value = "notice.read", changesItsSubjects = false)
  record Read(UUID notice) implements NoticeEvent {}
}
