/**
 * Only people with a reason look, and every look is accounted for: who the people are, in which
 * post of which partner, whom they may see and why, and what they looked at.
 *
 * <p>A controller takes a {@link org.breakwater.access.Viewer} as a parameter and reads through
 * {@link org.breakwater.access.Viewing}, which asks the database as that viewer (row-level
 * security) and records the look before anything is sent. Why it works this way:
 * docs/decisions/0008-access.md.
 */
@NullMarked
package org.breakwater.access;

import org.jspecify.annotations.NullMarked;
