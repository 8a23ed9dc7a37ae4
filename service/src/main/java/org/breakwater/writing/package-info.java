/**
 * A worker writes down what they saw or heard: their own words first, then who and what is in it,
 * and nothing required but what happened.
 *
 * <p>What is typed is kept as a draft of the worker's own until they send it, so that a lost
 * session, a restart or another desk loses none of it. What is sent becomes a report like any
 * other, by {@link org.breakwater.intake.Intake}; what turns out wrong is put right by a correction
 * that leaves the old words standing.
 */
@NullMarked
package org.breakwater.writing;

import org.jspecify.annotations.NullMarked;
