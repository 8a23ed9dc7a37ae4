/**
 * Who was told what, inside the product, and when they read it: both are in the record, so that
 * "was told" can be shown.
 */
@NullMarked
package org.breakwater.notices;

import org.jspecify.annotations.NullMarked;
