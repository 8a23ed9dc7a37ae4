package org.breakwater.access;

import java.util.UUID;
import org.breakwater.record.Author;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;

/**
 * The signed-in person of a request, as the record has them at this moment. A controller takes it
 * as a parameter.
 *
 * @param signIn the name that they sign in with
 * @param post code of the post in which they act
 * @param postName how the post is called
 * @param partner code of the partner whose post it is
 */
public record Viewer(
    UUID id,
    String signIn,
    String name,
    String post,
    String postName,
    String partner,
    Role role,
    Reach reach) {

  /** The viewer as the author of what they add. */
  public Author author() {
    return new Author(id, postName, partner);
  }

  /** Why they look at what their work brings before them, where nobody asks. */
  public Purpose purpose() {
    if (role == Role.SCRUTINEER) {
      return Purpose.OVERSIGHT;
    }
    return reach == Reach.AREA ? Purpose.FRONT_DOOR : Purpose.DIRECT_WORK;
  }

  /**
   * Whether they decide what concerns the whole area: they see all of it, and do more than look.
   */
  public boolean decidesForTheArea() {
    return reach == Reach.AREA && (role == Role.PRACTITIONER || role == Role.MANAGER);
  }

  /** The viewer as the subject of entries about people of the service. */
  public Subject subject() {
    return new Subject("user", id);
  }
}
