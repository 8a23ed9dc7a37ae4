/**
 * How the source keeps its shape: one format for every Java file, and the few rules that no
 * compiler holds. {@code ./check} fails when a rule is broken; {@code ./check format} rewrites the
 * files.
 */
@NullMarked
package org.breakwater.tidy;

import org.jspecify.annotations.NullMarked;
