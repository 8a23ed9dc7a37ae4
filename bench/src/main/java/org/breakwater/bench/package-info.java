/**
 * Knowing how fast and how large Breakwater is before somebody has to wait for it: whole processes
 * measured as people meet them, each beside a yardstick of the same run, since figures of two
 * machines or two hours cannot be compared.
 *
 * <p>Start at {@link org.breakwater.bench.Bench}; docs/benchmarks.md keeps what was found.
 */
@NullMarked
package org.breakwater.bench;

import org.jspecify.annotations.NullMarked;
