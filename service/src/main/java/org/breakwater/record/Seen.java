package org.breakwater.record;

/**
 * The version of a subject that the writer had before them: {@link Entries#version} when their page
 * was made.
 */
public record Seen(Subject subject, long version) {}
