package org.breakwater.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows: whose it is, where in the service, and in which words.
 *
 * @param signedIn the person's name; null when nobody is signed in
 * @param below the places that belong to where this page is; empty for none
 * @param csrf the token that every form sends; null where no form may be sent
 * @param path of this page, to mark its place in the navigation
 * @param notice said once, after something was done
 */
public record Page(
    Words words,
    Dates dates,
    @Nullable String signedIn,
    List<Place> places,
    List<Place> below,
    @Nullable Token csrf,
    String path,
    @Nullable String notice) {

  /** One link of the navigation. */
  public record Place(String href, String text, boolean current) {}

  /** The name and value of the hidden field that proves a form to be ours. */
  public record Token(String name, String value) {}

  /** A text of the message files. */
  public String say(String key, Object... arguments) {
    return words.of(key, arguments);
  }
}
