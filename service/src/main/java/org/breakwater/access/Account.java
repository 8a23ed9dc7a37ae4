package org.breakwater.access;

import java.security.Principal;
import java.util.UUID;

/**
 * Who a session belongs to. Only the id is kept in it: post, role and reach are asked anew for
 * every request, so that a change takes effect at once.
 *
 * @param name as the page's header shows it
 */
record Account(UUID id, String name) implements Principal, java.io.Serializable {
  @Override
  public String getName() {
    return name;
  }
}
