package org.breakwater.patterns;

import org.jspecify.annotations.Nullable;

/**
 * What was found at one report, if anything, and on which units that depends: while all that is
 * told of these stays as it was, so does what is found.
 */
record Look(@Nullable Candidate found, int[] upon) {}
