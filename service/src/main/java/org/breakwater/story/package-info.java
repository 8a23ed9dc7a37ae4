/**
 * One child, one story: what every agency wrote about a person, a place, a vehicle or a phone, in
 * the order in which it happened, with the child's own words first.
 *
 * <p>Other needs add to a page through {@link org.breakwater.story.Panel}.
 */
@NullMarked
package org.breakwater.story;

import org.jspecify.annotations.NullMarked;
