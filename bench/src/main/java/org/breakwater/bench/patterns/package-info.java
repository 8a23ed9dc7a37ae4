/**
 * How early and how surely patterns are found, beside six agencies that look alone and beside plain
 * counting.
 */
@NullMarked
package org.breakwater.bench.patterns;

import org.jspecify.annotations.NullMarked;
