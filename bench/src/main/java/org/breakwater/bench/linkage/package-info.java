/**
 * How right, how fast and how large the linkage engine is, beside others in the same run.
 *
 * <p>Every linker gets the same records and no labels ({@link
 * org.breakwater.bench.linkage.LabelledSet}); labels are used to count right and wrong afterwards
 * ({@link org.breakwater.bench.linkage.Scores}).
 */
@NullMarked
package org.breakwater.bench.linkage;

import org.jspecify.annotations.NullMarked;
