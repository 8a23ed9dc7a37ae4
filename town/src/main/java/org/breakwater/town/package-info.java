/**
 * Trying everything on a town that nobody lives in: its people, its agencies' reports, and the
 * truth.
 *
 * <p>Real records of children may not be used for demonstrations, tests and benchmarks, and nobody
 * knows the truth behind them. Here both are had from a seed. Start at {@link Town}.
 */
@NullMarked
package org.breakwater.town;

import org.jspecify.annotations.NullMarked;
