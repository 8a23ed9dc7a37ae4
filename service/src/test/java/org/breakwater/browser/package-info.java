/**
 * A real browser for tests of pages: headless Chromium, with and without scripts, wide and narrow.
 */
@NullMarked
package org.breakwater.browser;

import org.jspecify.annotations.NullMarked;
