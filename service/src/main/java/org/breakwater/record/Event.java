package org.breakwater.record;

/**
 * What one entry says: the body. Each need has a sealed family of records that implement this, each
 * with its {@link Kind}. Stored for ever: add new kinds and versions, never rename or remove one.
 */
public interface Event {}
