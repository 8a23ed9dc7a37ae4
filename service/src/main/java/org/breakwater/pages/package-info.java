/**
 * Framing what people see: the pages' layout, the GOV.UK Design System's components as typed
 * templates, words from message files, dates in words, and the pages that say that something went
 * wrong.
 *
 * <p>A controller of any need returns a {@link org.breakwater.pages.JteView};
 * src/main/jte/README.md shows how a page is made. Everything works without JavaScript.
 */
@NullMarked
package org.breakwater.pages;

import org.jspecify.annotations.NullMarked;
