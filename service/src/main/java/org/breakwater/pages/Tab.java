package org.breakwater.pages;

import gg.jte.Content;

/**
 * One of several views of the same thing: a tab with scripts, one part after another without.
 *
 * @param id of its element; a link can lead to it
 */
public record Tab(String id, String label, Content content) {}
