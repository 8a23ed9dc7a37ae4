package org.breakwater.patterns;

/**
 * A child whom a report is about, as far as a pattern needs to know: brothers and sisters at home
 * are one unit, so that a large family is not a pattern; a looked-after child is a unit alone.
 */
public record Child(String id, String household, boolean inCare) {}
