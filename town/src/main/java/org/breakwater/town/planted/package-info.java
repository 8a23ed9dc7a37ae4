/**
 * A whole town's reports as an engine for patterns sees them, with hidden networks planted in it:
 * who was mentioned beside which things, when, by whom, and whether it was a worry.
 *
 * <p>{@link org.breakwater.town.Town} writes reports as agencies would, in words; this leaves the
 * words out and keeps the numbers of a town of Rotherham's size over sixteen years, so that a
 * method can be measured on many towns in minutes. Start at {@link PlantedTown}.
 */
@NullMarked
package org.breakwater.town.planted;

import org.jspecify.annotations.NullMarked;
