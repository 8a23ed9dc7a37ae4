package org.breakwater.record;

/**
 * A need's sealed family of events, published as a bean so that the record can read and write them.
 *
 * @param of a sealed interface whose permitted records each have a {@link Kind}, or one such record
 */
public record EventFamily(Class<? extends Event> of) {}
