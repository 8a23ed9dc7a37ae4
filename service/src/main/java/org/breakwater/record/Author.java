package org.breakwater.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who adds an entry: a person in a post of a partner, or a part of the system by its name.
 *
 * @param user the signed-in person; absent when a partner's system or our own engine adds it
 * @param post the post in which they act, or the engine with its version ({@code matcher linkage/1
 *     …})
 * @param partner the partner for which they act; {@code breakwater} for our own engines
 */
public record Author(@Nullable UUID user, String post, String partner) {
  /** The partner under which our own engines write. */
  public static final String OURSELVES = "breakwater";

  /** One of our own engines, named with its version so that its judgements can be told apart. */
  public static Author engine(String nameAndVersion) {
    return new Author(null, nameAndVersion, OURSELVES);
  }
}
